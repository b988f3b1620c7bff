import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { scrollThrough } from "../scripts/scroll-through.mjs";
import { findLayoutFaults } from "./layout-faults";

const wide = { width: 1280, height: 900 };

/** A page this narrow must not scroll sideways (WCAG 2.2, 1.4.10). */
const narrow = { width: 320, height: 640 };

/** The spacing that readers can set (WCAG 2.2, 1.4.12). */
const textSpacing =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } " +
  "p { margin-block-end: 2em !important }";

/** Text only at twice its size, as a browser setting does (WCAG 2.2, 1.4.4). */
const textTwice = ":root { font-size: 200% !important }";

const plain = { colorScheme: "light", forcedColors: "none", viewport: wide, style: "" } as const;

const looks = [
  { ...plain, name: "light" },
  { ...plain, name: "dark", colorScheme: "dark" },
  { ...plain, name: "forced colours", forcedColors: "active" },
  { ...plain, name: "320 px", viewport: narrow },
  { ...plain, name: "dark at 320 px", colorScheme: "dark", viewport: narrow },
  { ...plain, name: "text at 200 %", style: textTwice },
  { ...plain, name: "spaced text", style: textSpacing },
  { ...plain, name: "spaced text at 320 px", style: textSpacing, viewport: narrow },
] as const;

/** WCAG 2.2 AA, and axe's rules about landmarks and the order of headings. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Returns, for each look, the rules that axe finds broken with their elements, and text that is cut off, overlaps or
 * lies outside the window. Leaves the page in the first look.
 */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  await scrollThrough(page);
  for (const look of looks) {
    await putOn(page, look);
    for (const fault of await findLayoutFaults(page)) found.push(`${look.name}: ${fault}`);
    // Legacy mode opens no second tab, which would take the focus from the page and close its lists.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(tags).analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary = "" } of nodes) {
        found.push(`${look.name}: ${id}: ${target.join(" ")} ${failureSummary}`);
      }
    }
  }
  await putOn(page, looks[0]);
  return found;
}

/** Returns the name and size of every target smaller than 24 px (WCAG 2.2, 2.5.8). */
export async function findSmallTargets(page: Page, width: "wide" | "narrow"): Promise<string[]> {
  await page.setViewportSize(width === "wide" ? wide : narrow);
  return page.evaluate(() => {
    const targets = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [role=option]"),
    ];
    return (
      targets
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .map((target) => {
          // The whole card around a radio is its label.
          const isRadio = target instanceof HTMLInputElement && target.type === "radio";
          const { width, height } = (isRadio ? (target.parentElement ?? target) : target).getBoundingClientRect();
          const name = target instanceof HTMLInputElement ? target.id : target.innerText.trim().slice(0, 40);
          return { name: `${target.tagName.toLowerCase()} ${name}`, width, height };
        })
        // One pixel: only for screen readers.
        .filter(({ width, height }) => (width < 24 || height < 24) && width > 1 && height > 1)
        .map(({ name, width, height }) => `${name}: ${width} × ${height}`)
    );
  });
}

async function putOn(
  page: Page,
  { colorScheme, forcedColors, viewport, style }: (typeof looks)[number],
): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.setViewportSize(viewport);
  await page.evaluate((css) => {
    // Not a style element, which the policy can forbid.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, style);
}

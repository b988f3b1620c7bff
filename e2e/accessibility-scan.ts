import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { findLayoutFaults } from "./layout-faults";

const wide = { width: 1280, height: 900 };

/** As narrow as this, a page must do without scrolling sideways (WCAG 2.2, 1.4.10). */
const narrow = { width: 320, height: 640 };

/** The spacing that a reader may ask for (WCAG 2.2, 1.4.12). */
const textSpacing =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } " +
  "p { margin-block-end: 2em !important }";

/** Text alone at twice its size, as by a browser's own setting (WCAG 2.2, 1.4.4). */
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

/** WCAG 2.2 AA, and what axe knows of landmarks and of the order of headings. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What is wrong with the page as it stands, in each look: the rules that axe finds broken, each with its element, and
 * text that is cut off, lies on other text or beside the window. The page is left in the first look.
 */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
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

/**
 * The name and size of everything that is clicked and is lower or narrower than 24 px (WCAG 2.2, 2.5.8), in a wide or
 * narrow window.
 */
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
        // One pixel is for screen readers: something else is clicked in its place.
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
    // Not an element: a policy may forbid styles in the page, but not a reader's own.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, style);
}

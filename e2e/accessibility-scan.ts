import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const wide = { width: 1280, height: 900 };

/** As narrow as this, a page must do without scrolling sideways (WCAG 2.2, 1.4.10). */
const narrow = { width: 320, height: 640 };

const looks = [
  { colorScheme: "light", viewport: wide },
  { colorScheme: "dark", viewport: wide },
  { colorScheme: "light", viewport: narrow },
  { colorScheme: "dark", viewport: narrow },
] as const;

/**
 * What breaks WCAG 2.2 AA in the page as it stands, in light and dark, wide and narrow: the rules that axe finds broken, each with its
 * element, and what lies beside the window.
 */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { colorScheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    found.push(...(await findOverflow(page)));
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary = "" } of nodes) {
        found.push(`${id} (${colorScheme}, ${viewport.width} px): ${target.join(" ")} ${failureSummary}`);
      }
    }
  }
  return found;
}

/** The buttons and links that are seen and are lower or narrower than 24 px (WCAG 2.2, 2.5.8), in a wide or narrow window. */
export async function findSmallTargets(page: Page, width: "wide" | "narrow"): Promise<string[]> {
  await page.setViewportSize(width === "wide" ? wide : narrow);
  const targets = await page.getByRole("button").or(page.getByRole("link")).all();
  const sizes = await Promise.all(
    targets.map(async (target) => ({ name: await target.innerText(), box: await target.boundingBox() })),
  );
  return sizes
    .filter(({ box }) => box && (box.width < 24 || box.height < 24))
    .map(({ name, box }) => `${name}: ${box?.width} × ${box?.height}`);
}

async function findOverflow(page: Page): Promise<string[]> {
  const [inside, content] = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return [clientWidth, scrollWidth];
  });
  return content > inside ? [`the page is ${content} px wide in a window of ${inside} px`] : [];
}

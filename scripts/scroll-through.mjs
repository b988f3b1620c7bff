/**
 * A browser lays out and wakes some parts of a page once somebody comes near them. Those of a hidden form sleep on.
 * Leaves the page at its top.
 * @param {import("@playwright/test").Page} page
 */
export async function scrollThrough(page) {
  const asleep = page.locator("[data-sleeping]").filter({ visible: true });
  while ((await asleep.count()) > 0) {
    // It can have woken meanwhile.
    await asleep
      .first()
      .evaluate((section) => section.scrollIntoView(), undefined, { timeout: 1000 })
      .catch(() => {});
    await page.waitForTimeout(50);
  }
  await page.evaluate(() => scrollTo(0, 0));
}

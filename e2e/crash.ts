import type { Page } from "@playwright/test";

/** Kills the page's process, so that not even its unload handlers run. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const devTools = await page.context().newCDPSession(page);
  // The answer never comes.
  devTools.send("Page.crash").catch(() => {});
  await crashed;
}

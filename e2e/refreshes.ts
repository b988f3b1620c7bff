import { expect, type Page } from "@playwright/test";

/**
 * Turns the page's clock until it has asked AWS again, which it does after 60 to 75 seconds, and the check holds. A
 * panel whose script has not started yet is asked the next time. The check should wait for at most a few seconds.
 */
export async function untilRefreshed(page: Page, check: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(80_000);
    await check();
  }).toPass();
}

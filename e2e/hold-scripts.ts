import type { Page } from "@playwright/test";

/** Keeps the scripts of the next page away. Returns how to let them through. */
export async function holdScripts(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const mayArrive = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await mayArrive;
    await route.continue();
  });
  return letThrough;
}

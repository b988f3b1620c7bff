import type { Route } from "@playwright/test";

/** The browser's own messages about lost or broken answers and error statuses. */
export const networkReport = /^error: Failed to load resource/;

/** The portal answers, but the answer is lost. */
export async function loseAnswer(route: Route): Promise<void> {
  await route.fetch({ maxRedirects: 0 });
  await route.abort("connectionreset");
}

/** Only half of the portal's answer arrives. */
export async function cutOff(route: Route): Promise<void> {
  const response = await route.fetch({ maxRedirects: 0 });
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
}

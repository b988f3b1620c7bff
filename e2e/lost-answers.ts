import type { Route } from "@playwright/test";

/** What the browser itself says of an answer that is lost, broken, or of a status that means a failure. */
export const networkReport = /^error: Failed to load resource/;

/** The portal gets the call and answers, and the answer goes astray. */
export async function loseAnswer(route: Route): Promise<void> {
  await route.fetch({ maxRedirects: 0 });
  await route.abort("connectionreset");
}

/** The portal gets the call and answers, and half of what it says arrives. */
export async function cutOff(route: Route): Promise<void> {
  const response = await route.fetch({ maxRedirects: 0 });
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
}

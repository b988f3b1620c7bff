import type { BrowserContext, Cookie } from "@playwright/test";

const session = /^casedesk\.session(\.\d+)?$/;

/** The session's cookies in this browser. */
export async function sessionCookies(context: BrowserContext): Promise<Cookie[]> {
  return (await context.cookies()).filter(({ name }) => session.test(name));
}

/** The browser drops the cookie, as at its end, and the page does not notice. */
export async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: session });
}

import type { BrowserContext, Cookie } from "@playwright/test";

const session = /^casedesk\.session(\.\d+)?$/;

/** The pieces of the portal's session that this browser holds. */
export async function sessionCookies(context: BrowserContext): Promise<Cookie[]> {
  return (await context.cookies()).filter(({ name }) => session.test(name));
}

/** Ends the session as time does: the browser forgets the cookie, the page does not notice. */
export async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: session });
}

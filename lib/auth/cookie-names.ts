import "server-only";
import { env } from "@/lib/env";

/** Over https, `__Host-` makes the browser refuse the cookie from a sibling host or without Secure. */
function toCookieName(name: string): string {
  return isSecure() ? `__Host-${name}` : name;
}

export const sessionCookieName = () => toCookieName("casedesk.session");
/** Holds a role ARN. */
export const roleCookieName = () => toCookieName("casedesk.role");
export const refusalCookieName = () => toCookieName("casedesk.refusal");
export const openedCookieName = () => toCookieName("casedesk.opened");
export const referenceCookieName = () => toCookieName("casedesk.reference");
/** Each sign-in under way has its own, so that two tabs can sign in at once. */
export const attemptCookieName = (id: string) => toCookieName(`casedesk.sign-in.${id}`);
/** next-auth's own names. */
export const csrfCookieName = () => toCookieName("next-auth.csrf-token");
export const callbackUrlCookieName = () => toCookieName("next-auth.callback-url");

/** next-auth splits a long session into numbered cookies. */
export function isSessionCookie(name: string): boolean {
  return name === sessionCookieName() || name.startsWith(`${sessionCookieName()}.`);
}

export function isOwnCookie(name: string): boolean {
  const others = [roleCookieName(), refusalCookieName(), openedCookieName(), referenceCookieName()];
  const ofNextAuth = [csrfCookieName(), callbackUrlCookieName()];
  return isSessionCookie(name) || name.startsWith(attemptCookieName("")) || [...others, ...ofNextAuth].includes(name);
}

export function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https:");
}

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const satisfies Record<string, unknown>;

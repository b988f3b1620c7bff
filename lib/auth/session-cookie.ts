import "server-only";
import * as z from "zod";
import { env } from "@/lib/env";

/** Over https the browser itself then refuses the cookie from a sibling host or without Secure. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-casedesk.session" : "casedesk.session";
}

/** Whether a cookie of this name is the session, or one of the pieces that next-auth cuts a long one into. */
export function isSessionCookie(name: string): boolean {
  return name === sessionCookieName() || name.startsWith(`${sessionCookieName()}.`);
}

/** Remembers, until the browser closes or the person signs out, which of several roles was chosen. Holds a role ARN. */
export function roleCookieName(): string {
  return isSecure() ? "__Host-casedesk.role" : "casedesk.role";
}

/** Holds, sealed and for ten minutes, why the last sign-in was refused. */
export function refusalCookieName(): string {
  return isSecure() ? "__Host-casedesk.refusal" : "casedesk.refusal";
}

/** Holds for half a minute what is said of a case that this browser has just opened. */
export function openedCookieName(): string {
  return isSecure() ? "__Host-casedesk.opened" : "casedesk.opened";
}

/** Holds, for a minute, the ID of the request in which a sign-in failed. */
export function referenceCookieName(): string {
  return isSecure() ? "__Host-casedesk.reference" : "casedesk.reference";
}

/** next-auth's own name: what a sign-in's form is checked against. */
export function csrfCookieName(): string {
  return isSecure() ? "__Host-next-auth.csrf-token" : "next-auth.csrf-token";
}

export function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https:");
}

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const satisfies Record<string, unknown>;

const signInSeconds = 15 * 60;

/**
 * The cookies of a sign-in under way, which next-auth would name `__Secure-…`: a sibling host could set such a one, and a browser refuses it
 * a `__Host-…`. Fifteen minutes are next-auth's own limit for state, nonce and PKCE.
 */
export function signInCookies() {
  const toCookie = (name: string, limit: { maxAge?: number } = {}) => ({
    name: isSecure() ? `__Host-next-auth.${name}` : `next-auth.${name}`,
    options: { ...cookieOptions(), ...limit },
  });
  return {
    callbackUrl: toCookie("callback-url"),
    pkceCodeVerifier: toCookie("pkce.code_verifier", { maxAge: signInSeconds }),
    state: toCookie("state", { maxAge: signInSeconds }),
    nonce: toCookie("nonce"),
  };
}

/** Whether a cookie of this name is one that the portal, or next-auth for it, puts into the browser. */
export function isOwnCookie(name: string): boolean {
  const others = [roleCookieName(), refusalCookieName(), openedCookieName(), referenceCookieName(), csrfCookieName()];
  const ofSignIn = Object.values(signInCookies()).map((cookie) => cookie.name);
  return isSessionCookie(name) || [...others, ...ofSignIn].includes(name);
}

/**
 * All that the encrypted session cookie holds. `roles` are all roles of the sign-in, as a set (role-set.ts); cookies of
 * older versions list their ARNs. `expiresAt` is in milliseconds.
 */
export const sessionClaimsSchema = z.object({
  sub: z.string().min(1),
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.object({ label: z.string(), arn: z.string() }),
  roles: z.union([z.string(), z.array(z.string())]),
  credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string() }),
  expiresAt: z.number(),
});

export type SessionClaims = z.infer<typeof sessionClaimsSchema>;

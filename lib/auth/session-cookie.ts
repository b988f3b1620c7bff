import "server-only";
import * as z from "zod";
import { env } from "@/lib/env";

/** Over https, `__Host-` makes the browser refuse the cookie from a sibling host or without Secure. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-casedesk.session" : "casedesk.session";
}

/** next-auth splits a long session into numbered cookies. */
export function isSessionCookie(name: string): boolean {
  return name === sessionCookieName() || name.startsWith(`${sessionCookieName()}.`);
}

/** Holds a role ARN. */
export function roleCookieName(): string {
  return isSecure() ? "__Host-casedesk.role" : "casedesk.role";
}

export function refusalCookieName(): string {
  return isSecure() ? "__Host-casedesk.refusal" : "casedesk.refusal";
}

export function openedCookieName(): string {
  return isSecure() ? "__Host-casedesk.opened" : "casedesk.opened";
}

export function referenceCookieName(): string {
  return isSecure() ? "__Host-casedesk.reference" : "casedesk.reference";
}

/** next-auth's own name. */
export function csrfCookieName(): string {
  return isSecure() ? "__Host-next-auth.csrf-token" : "next-auth.csrf-token";
}

export function isSecure(): boolean {
  return env().NEXTAUTH_URL.startsWith("https:");
}

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const satisfies Record<string, unknown>;

const signInSeconds = 15 * 60;

/** A sibling host can set `__Secure-…`, next-auth's names. Its limit for state, nonce and PKCE is 15 minutes. */
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

export function isOwnCookie(name: string): boolean {
  const others = [roleCookieName(), refusalCookieName(), openedCookieName(), referenceCookieName(), csrfCookieName()];
  const ofSignIn = Object.values(signInCookies()).map((cookie) => cookie.name);
  return isSessionCookie(name) || [...others, ...ofSignIn].includes(name);
}

/**
 * Everything in the session cookie. `roles` is a set (role-set.ts); older versions listed ARNs. `expiresAt` is in
 * milliseconds.
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

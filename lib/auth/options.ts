import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import { callbackUrlCookieName, cookieOptions, isSecure, sessionCookieName } from "@/lib/auth/cookie-names";
import { type SessionClaims, sealSession, unsealSession } from "@/lib/auth/session-claims";
import { endOf } from "@/lib/auth/session-validity";
import { env } from "@/lib/env";

/**
 * next-auth holds the session and its CSRF token. lib/auth/sign-in.ts signs in: next-auth 4 would do so with a library
 * that has no more fixes. `secret` is the one that the browser's CSRF token was made with.
 */
export function authOptions(secret: string): NextAuthOptions {
  return {
    providers: [{ id: "sso", name: env().OIDC_NAME, type: "oauth", profile: ({ sub }) => ({ id: sub }) }],
    secret,
    jwt: {
      decode: async ({ token }) => openSession(token),
      encode: ({ token }) => sealSession(token as unknown as SessionClaims), // `decode` above made it.
    },
    session: { strategy: "jwt", maxAge: env().AWS_ROLE_SESSION_SECONDS },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: { name: callbackUrlCookieName(), options: cookieOptions() },
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    // Its messages can hold tokens.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    callbacks: { session: ({ token }) => toPublicSession(token as unknown as SessionClaims) }, // As above.
  };
}

/** For next-auth, which types a session by its own claims. Null once it has ended. */
export async function openSession(sealed: string | undefined): Promise<JWT | null> {
  const claims = sealed ? await unsealSession(sealed) : null;
  return claims && !endOf(claims) ? claims : null;
}

// `/api/auth/session` returns no credentials.
function toPublicSession({ name, email, role, expiresAt }: SessionClaims) {
  return { user: { name, email }, role: role.label, expires: new Date(expiresAt).toISOString() };
}

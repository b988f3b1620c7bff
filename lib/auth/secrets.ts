import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/env";

/** The first seals; any opens. */
export function secrets(): readonly [string, ...string[]] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS } = env();
  return NEXTAUTH_SECRET_PREVIOUS === undefined ? [NEXTAUTH_SECRET] : [NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS];
}

/**
 * The secret that next-auth's CSRF cookie (`token|SHA-256 of token and secret`) was made with, perhaps on another
 * replica; else the first.
 */
export function secretOfSignIn(csrfCookie: string | undefined): string {
  return madeWith(csrfCookie) ?? secrets()[0];
}

/** For the start of a sign-in: only a page of the portal can read the token that its cookie holds. */
export function isCsrfToken(token: string | null, csrfCookie: string | undefined): boolean {
  return csrfCookie?.split("|")[0] === token && madeWith(csrfCookie) !== undefined;
}

function madeWith(csrfCookie: string | undefined): string | undefined {
  const [token, hash] = csrfCookie?.split("|") ?? [];
  const isOf = (secret: string) => createHash("sha256").update(`${token}${secret}`).digest("hex") === hash;
  return secrets().find(isOf);
}

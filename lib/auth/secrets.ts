import "server-only";
import { createHash } from "node:crypto";
import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from "next-auth/jwt";
import { env } from "@/lib/env";

/** The first seals; any opens. */
export function secrets(): readonly [string, ...string[]] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS } = env();
  return NEXTAUTH_SECRET_PREVIOUS === undefined ? [NEXTAUTH_SECRET] : [NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS];
}

/** `maxAge` is in seconds. A `salt` keeps the value from being read as another cookie. */
export function seal({ token, salt, maxAge }: Omit<JWTEncodeParams, "secret">): Promise<string> {
  return encode({ secret: secrets()[0], ...(token && { token }), ...(salt && { salt }), ...(maxAge && { maxAge }) });
}

/** Null if it has expired or no secret opens it. */
export async function unseal({ token, salt }: Omit<JWTDecodeParams, "secret">): Promise<JWT | null> {
  for (const secret of secrets()) {
    try {
      return await decode({ secret, ...(token && { token }), ...(salt && { salt }) });
    } catch {
      // Sealed under another secret, or forged.
    }
  }
  return null;
}

/**
 * The secret that next-auth's CSRF cookie (`token|SHA-256 of token and secret`) was made with, perhaps on another
 * replica; else the first.
 */
export function secretOfSignIn(csrfCookie: string | undefined): string {
  const [token, hash] = csrfCookie?.split("|") ?? [];
  const isOf = (secret: string) => createHash("sha256").update(`${token}${secret}`).digest("hex") === hash;
  return secrets().find(isOf) ?? secrets()[0];
}

import "server-only";
import { createHash } from "node:crypto";
import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from "next-auth/jwt";
import { env } from "@/lib/env";

/** The secrets this deployment reads by: all of them while the secret changes. The first one seals. */
export function secrets(): readonly [string, ...string[]] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS } = env();
  return NEXTAUTH_SECRET_PREVIOUS === undefined ? [NEXTAUTH_SECRET] : [NEXTAUTH_SECRET, NEXTAUTH_SECRET_PREVIOUS];
}

/** Encrypts `token` under the first secret, for `maxAge` seconds. Another `salt` makes it unreadable in another cookie's place. */
export function seal({ token, salt, maxAge }: Omit<JWTEncodeParams, "secret">): Promise<string> {
  return encode({ secret: secrets()[0], ...(token && { token }), ...(salt && { salt }), ...(maxAge && { maxAge }) });
}

/** What `seal` encrypted under any of the secrets; null when it is out of date, or under none of them. */
export async function unseal({ token, salt }: Omit<JWTDecodeParams, "secret">): Promise<JWT | null> {
  for (const secret of secrets()) {
    try {
      return await decode({ secret, ...(token && { token }), ...(salt && { salt }) });
    } catch {
      // Another secret's, or nobody's.
    }
  }
  return null;
}

/**
 * The secret that this browser's sign-in began under, by next-auth's CSRF cookie (`token|SHA-256 of token and secret`): next-auth knows one
 * secret at a time, and a sign-in that began on one replica may end on another. The first secret when the cookie is of none.
 */
export function secretOfSignIn(csrfCookie: string | undefined): string {
  const [token, hash] = csrfCookie?.split("|") ?? [];
  const isOf = (secret: string) => createHash("sha256").update(`${token}${secret}`).digest("hex") === hash;
  return secrets().find(isOf) ?? secrets()[0];
}

import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** Whether the request carries `Authorization: Bearer` with this token (RFC 6750, 2.1), compared in a time that tells nothing about it. */
export function hasBearerToken(headers: Headers, token: string): boolean {
  const [, given = ""] = /^Bearer ([\w.~+/-]+=*)$/i.exec(headers.get("authorization") ?? "") ?? [];
  // Hashed, since the comparison wants both of one length.
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** RFC 6750, 2.1. The comparison takes the same time for every wrong token. */
export function hasBearerToken(headers: Headers, token: string): boolean {
  const [, given = ""] = /^Bearer ([\w.~+/-]+=*)$/i.exec(headers.get("authorization") ?? "") ?? [];
  // Hashed, because timingSafeEqual needs equal lengths.
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

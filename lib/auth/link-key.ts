import "server-only";
import { hkdfSync, randomUUID } from "node:crypto";
import { secrets } from "@/lib/auth/secrets";

// How long a prefilled link can wait for the sign-in.
const waitMilliseconds = 30 * 60_000;

/** `key` (32 bytes, base64) seals a prefilled link; `ticket` gets it back. */
export type LinkKey = { ticket: string; key: string };

/** Safe to give to anyone: nothing is sealed with it yet. */
export function createLinkKey(now: number = Date.now()): LinkKey {
  const ticket = `${now}.${randomUUID()}`;
  return { ticket, key: derive(secrets()[0], ticket) };
}

/** For signed-in people only, up to 30 minutes. Derived by HKDF (RFC 5869), so no replica stores keys. */
export function toLinkKeys(ticket: string, now: number = Date.now()): string[] {
  const [, madeAt = ""] = /^(\d{13})\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(ticket) ?? [];
  const age = now - Number(madeAt);
  // Another replica's clock can be a little ahead.
  const isInTime = madeAt !== "" && age < waitMilliseconds && age > -waitMilliseconds;
  return isInTime ? secrets().map((secret) => derive(secret, ticket)) : [];
}

function derive(secret: string, ticket: string): string {
  const key = hkdfSync("sha256", secret, "", `casedesk link v1\0${ticket}`, 32);
  return Buffer.from(key).toString("base64");
}

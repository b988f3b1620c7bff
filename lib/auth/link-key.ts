import "server-only";
import { hkdfSync, randomUUID } from "node:crypto";
import { secrets } from "@/lib/auth/secrets";

/** How long what a link brought may wait for the sign-in. */
const waitMilliseconds = 30 * 60_000;

/** `key` (32 bytes, base64) seals what a link brought while its reader signs in; `ticket` is what the key is asked for again with. */
export type LinkKey = { ticket: string; key: string };

/** A new key for the sign-in page. It can be given to everyone: nothing is sealed with it yet. */
export function createLinkKey(now: number = Date.now()): LinkKey {
  const ticket = `${now}.${randomUUID()}`;
  return { ticket, key: derive(secrets()[0], ticket) };
}

/**
 * The keys of a ticket, one for each of the portal's secrets, for a page of someone who has signed in; none when the ticket is older than half an
 * hour, or is none. Derived from the secret (HKDF, RFC 5869), so that every replica gives the same and none has to keep it.
 */
export function toLinkKeys(ticket: string, now: number = Date.now()): string[] {
  const [, madeAt = ""] = /^(\d{13})\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(ticket) ?? [];
  const age = now - Number(madeAt);
  // Another replica's clock may be a little ahead.
  const isInTime = madeAt !== "" && age < waitMilliseconds && age > -waitMilliseconds;
  return isInTime ? secrets().map((secret) => derive(secret, ticket)) : [];
}

function derive(secret: string, ticket: string): string {
  const key = hkdfSync("sha256", secret, "", `casedesk link v1\0${ticket}`, 32);
  return Buffer.from(key).toString("base64");
}

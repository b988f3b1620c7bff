import "server-only";
import { hkdfSync } from "node:crypto";
import { secrets } from "@/lib/auth/secrets";
import type { Session } from "@/lib/auth/session";
import { env } from "@/lib/env";

/** A key of a person's drafts (32 bytes, base64), and a name for their owner that does not say who it is. */
export type DraftKey = { owner: string; key: string };

/** The first one seals, each one opens. */
export type DraftKeys = readonly [DraftKey, ...DraftKey[]];

/**
 * What a person's page needs to keep drafts in the browser: a key for each of the portal's secrets, derived from that secret, the issuer and
 * `sub` (HKDF, RFC 5869), so that every replica gives the same, and nobody but the signed-in person's own page is given them.
 */
export function toDraftKeys(session: Session): DraftKeys {
  const [first, ...others] = secrets();
  return [toDraftKey(session, first), ...others.map((secret) => toDraftKey(session, secret))];
}

/** True for a name that `toDraftKeys` gives to this person, under whichever secret. */
export function isDraftOwner(session: Session, owner: string): boolean {
  return toDraftKeys(session).some((key) => key.owner === owner);
}

function toDraftKey({ subject }: Session, secret: string): DraftKey {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, env().OIDC_ISSUER, `casedesk draft v1 ${purpose}\0${subject}`, bytes));
  return { owner: derive("owner", 16).toString("hex"), key: derive("key", 32).toString("base64") };
}

import "server-only";
import { hkdfSync } from "node:crypto";
import { secrets } from "@/lib/auth/secrets";
import type { Session } from "@/lib/auth/session";
import { env } from "@/lib/env";
import type { PageOwner } from "@/lib/page-owner";

/**
 * `key` is 32 bytes in base64. `owner` does not say who it is. `issuedAt` is the server's time, in epoch milliseconds:
 * a device's clock can jump.
 */
export type DraftKey = { owner: string; key: string; issuedAt: number };

/** The first seals; any opens. */
export type DraftKeys = readonly [DraftKey, ...DraftKey[]];

/** One for each secret, by HKDF (RFC 5869) from secret, issuer and `sub`: the same on every replica. */
export function toDraftKeys(session: Session): DraftKeys {
  const [first, ...others] = secrets();
  return [toDraftKey(session, first), ...others.map((secret) => toDraftKey(session, secret))];
}

export function toPageOwner(session: Session): PageOwner {
  return { owner: toDraftKeys(session)[0].owner, roleArn: session.role.arn };
}

export function isDraftOwner(session: Session, owner: string): boolean {
  return toDraftKeys(session).some((key) => key.owner === owner);
}

function toDraftKey({ subject }: Session, secret: string): DraftKey {
  const derive = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, env().OIDC_ISSUER, `casedesk draft v1 ${purpose}\0${subject}`, bytes));
  return {
    owner: derive("owner", 16).toString("hex"),
    key: derive("key", 32).toString("base64"),
    issuedAt: Date.now(),
  };
}

import "server-only";
import { hkdfSync } from "node:crypto";
import type { Session } from "@/lib/auth/session";
import { env } from "@/lib/env";

/**
 * What a person's page needs to keep drafts in the browser: `key` (32 bytes, base64) seals them, `owner` tells whose they are without saying
 * who that is. Both are derived from the portal's secret, the issuer and `sub` (HKDF, RFC 5869), so that every replica gives the same, and nobody
 * but the signed-in person's own page is given them.
 */
export type DraftKey = { owner: string; key: string };

export function toDraftKey(session: Session): DraftKey {
  return { owner: derive(session, "owner", 16).toString("hex"), key: derive(session, "key", 32).toString("base64") };
}

function derive({ subject }: Session, purpose: string, bytes: number): Buffer {
  const { NEXTAUTH_SECRET, OIDC_ISSUER } = env();
  return Buffer.from(
    hkdfSync("sha256", NEXTAUTH_SECRET, OIDC_ISSUER, `casedesk draft v1 ${purpose}\0${subject}`, bytes),
  );
}

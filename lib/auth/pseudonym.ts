import "server-only";
import { hkdfSync } from "node:crypto";
import { secrets } from "@/lib/auth/secrets";
import { env } from "@/lib/env";

/**
 * By what the log knows a person: 16 hexadecimal digits, derived from the portal's first secret, the issuer and `sub` (HKDF, RFC 5869). The same person has the
 * same on every replica, save while the secret changes, and another one after that; without the secret it leads to nobody.
 */
export function toPseudonym(subject: string): string {
  const [secret] = secrets();
  const bytes = hkdfSync("sha256", secret, env().OIDC_ISSUER, `casedesk log v1\0${subject}`, 8);
  return Buffer.from(bytes).toString("hex");
}

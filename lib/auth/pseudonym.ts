import "server-only";
import { hkdfSync } from "node:crypto";
import { secrets } from "@/lib/auth/secrets";
import { env } from "@/lib/env";

/** 16 hexadecimal digits by HKDF (RFC 5869), the same on every replica. A new secret gives new ones. */
export function toPseudonym(subject: string): string {
  const [secret] = secrets();
  const bytes = hkdfSync("sha256", secret, env().OIDC_ISSUER, `casedesk log v1\0${subject}`, 8);
  return Buffer.from(bytes).toString("hex");
}

import "server-only";
import { hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import { secrets } from "@/lib/auth/secrets";

/** A JWE under the first secret. `purpose` keeps the value of one cookie from being read as another's. */
export function sealBytes(bytes: Uint8Array, purpose: string, secret: string = secrets()[0]): Promise<string> {
  const jwe = new CompactEncrypt(bytes).setProtectedHeader({ alg: "dir", enc: "A256GCM" });
  return jwe.encrypt(keyOf(secret, purpose));
}

/** Null if no secret opens it. */
export async function unsealBytes(sealed: string, purpose: string): Promise<Uint8Array | null> {
  const algorithms = { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] };
  for (const secret of secrets()) {
    try {
      return (await compactDecrypt(sealed, keyOf(secret, purpose), algorithms)).plaintext;
    } catch {
      // Sealed under another secret, or forged.
    }
  }
  return null;
}

/** The value ends with its cookie: a copy kept elsewhere must not open later. */
export function seal(value: object, purpose: string, maxAgeSeconds: number): Promise<string> {
  const text = JSON.stringify({ value, endsAt: Date.now() + maxAgeSeconds * 1000 });
  return sealBytes(new TextEncoder().encode(text), purpose);
}

/** Null if it has ended or no secret opens it. */
export async function unseal(sealed: string, purpose: string): Promise<unknown> {
  const bytes = await unsealBytes(sealed, purpose);
  if (!bytes) return null;
  const { value, endsAt } = JSON.parse(new TextDecoder().decode(bytes)) as { value: unknown; endsAt: number }; // By `seal`.
  return endsAt > Date.now() ? value : null;
}

// By HKDF (RFC 5869).
function keyOf(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `casedesk cookie v2 ${purpose}`, 32));
}

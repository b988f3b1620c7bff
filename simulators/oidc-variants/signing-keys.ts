import { randomBytes } from "node:crypto";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK } from "jose";
import type { VariantOptions } from "./options";

/** Made anew at each start. */
export type SigningKeys = {
  algorithm: VariantOptions["algorithm"];
  keyId: string | undefined;
  privateKey: CryptoKey;
  /** Not published. */
  strangersKey: CryptoKey;
  strangersPublicKey: CryptoKey;
  /** The answer of jwks_uri. */
  published: JWK;
  /** The published key in PEM, which an attacker could use as an HMAC secret. */
  publicPem: string;
};

export async function makeSigningKeys({
  algorithm,
  keyMembers,
}: Pick<VariantOptions, "algorithm" | "keyMembers">): Promise<SigningKeys> {
  const own = await generateKeyPair(algorithm, { extractable: true });
  const stranger = await generateKeyPair(algorithm, { extractable: true });
  const keyId = keyMembers.includes("kid") ? randomBytes(8).toString("hex") : undefined;
  return {
    algorithm,
    keyId,
    privateKey: own.privateKey,
    strangersKey: stranger.privateKey,
    strangersPublicKey: stranger.publicKey,
    published: {
      ...(await exportJWK(own.publicKey)),
      ...(keyId !== undefined && { kid: keyId }),
      ...(keyMembers.includes("alg") && { alg: algorithm }),
      ...(keyMembers.includes("use") && { use: "sig" }),
    },
    publicPem: await exportSPKI(own.publicKey),
  };
}

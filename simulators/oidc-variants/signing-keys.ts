import { randomBytes } from "node:crypto";
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK } from "jose";
import type { VariantOptions } from "./options";

/** The keys of one provider, made at its start. */
export type SigningKeys = {
  algorithm: VariantOptions["algorithm"];
  keyId: string | undefined;
  privateKey: CryptoKey;
  /** A key that is not published. */
  strangersKey: CryptoKey;
  strangersPublicKey: CryptoKey;
  /** What jwks_uri serves. */
  published: JWK;
  /** The published key as text, as an attacker would have it. */
  publicPem: string;
};

/** Makes them; the published key has the members asked for and no others. */
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

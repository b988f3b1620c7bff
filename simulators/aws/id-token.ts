import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload } from "jose";
import { stsError } from "./aws-error";
import type { OidcProvider } from "./config";
import type { IssuerKeys } from "./issuer-keys";
import { isJsonObject } from "./json";

/** The claims that STS takes from a verified id_token. */
export type IdentityClaims = {
  readonly issuer: string;
  /** `azp` if the token has one, else the registered audience (IAM User Guide, AWS OIDC federation keys). */
  readonly audience: string;
  readonly subject: string;
  readonly amr: readonly string[];
  readonly originalAudience: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
};

// STS accepts a token until about 5 minutes after it expires.
const expiryGraceSeconds = 300;
const algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];
const curveOf: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

const tagsClaim = "https://aws.amazon.com/tags";
const sourceIdentityClaim = "https://aws.amazon.com/source_identity";

const invalid = (message: string) => stsError("InvalidIdentityToken", message);

/** Throws STS's errors. `now` is in milliseconds since 1970. */
export async function verifyIdToken(
  token: string,
  providers: readonly OidcProvider[],
  issuerKeys: IssuerKeys,
  now: number,
): Promise<IdentityClaims> {
  const { header, payload } = decode(token);
  const provider = providers.find((candidate) => candidate.issuer === payload.iss);
  if (!provider) throw invalid(`No OpenIDConnect provider found in your account for ${payload.iss}`);
  await requireSignature(token, header, provider.issuer, issuerKeys);
  requireTimes(payload, now);

  const originalAudience = [payload.aud ?? []].flat();
  const named = typeof payload.azp === "string" ? [payload.azp] : originalAudience;
  const audience = named.find((candidate) => provider.audiences.includes(candidate));
  if (audience === undefined || originalAudience.length === 0) throw invalid("Incorrect token audience");
  if (typeof payload.sub !== "string" || payload.sub === "") throw invalid("Missing a required claim: sub");

  return {
    issuer: provider.issuer,
    audience,
    subject: payload.sub,
    amr: [payload.amr ?? []].flat().filter((value) => typeof value === "string"),
    originalAudience,
    ...sessionTags(payload[tagsClaim] ?? flatTags(payload)),
    sourceIdentity: sourceIdentity(payload[sourceIdentityClaim]),
  };
}

type TokenHeader = { readonly alg: string; readonly kid: string | undefined };

function decode(token: string): { header: TokenHeader; payload: JWTPayload } {
  try {
    const { alg = "none", kid } = decodeProtectedHeader(token);
    return { header: { alg, kid }, payload: decodeJwt(token) };
  } catch {
    throw invalid("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
  }
}

async function requireSignature(token: string, header: TokenHeader, issuer: string, issuerKeys: IssuerKeys) {
  if (!algorithms.includes(header.alg)) throw invalid(`Unsupported algorithm: ${header.alg}`);
  if (await isSignedBy(token, header, await issuerKeys.get(issuer, false))) return;
  if (await isSignedBy(token, header, await issuerKeys.get(issuer, true))) return;
  throw invalid("Couldn't verify the token's signature with the identity provider's keys");
}

async function isSignedBy(token: string, header: TokenHeader, keys: readonly JWK[]): Promise<boolean> {
  for (const key of keys.filter((candidate) => fits(candidate, header))) {
    try {
      await compactVerify(token, await importJWK(key, header.alg), { algorithms: [header.alg] });
      return true;
    } catch {
      // kid is optional in tokens and keys, so another key may have signed it.
    }
  }
  return false;
}

function fits(key: JWK, { alg, kid }: TokenHeader): boolean {
  const family = alg.startsWith("RS") ? key.kty === "RSA" : key.kty === "EC" && key.crv === curveOf[alg];
  const forSigning = (key.use ?? "sig") === "sig" && (key.alg ?? alg) === alg;
  const named = kid === undefined || key.kid === undefined || key.kid === kid;
  return family && forSigning && named;
}

function requireTimes({ exp, iat, nbf }: JWTPayload, now: number): void {
  const nowSeconds = now / 1000;
  if (typeof exp !== "number") throw invalid("Missing a required claim: exp");
  if (typeof iat !== "number") throw invalid("Missing a required claim: iat");
  if (nowSeconds > exp + expiryGraceSeconds) {
    throw stsError(
      "ExpiredTokenException",
      `Token expired: current date/time ${Math.floor(nowSeconds)} must be before the expiration date/time ${exp}`,
    );
  }
  if (Math.max(iat, typeof nbf === "number" ? nbf : iat) > nowSeconds + expiryGraceSeconds) {
    throw stsError("IDPRejectedClaim", "The token is not valid yet.");
  }
}

/** The flat form of the claim, for providers without nested claims: `…/tags/principal_tags/Key`. */
function flatTags(payload: JWTPayload): unknown {
  const prefix = `${tagsClaim}/principal_tags/`;
  const flat = Object.entries(payload).filter(([name]) => name.startsWith(prefix));
  if (flat.length === 0) return undefined;
  return {
    principal_tags: Object.fromEntries(flat.map(([name, value]) => [name.slice(prefix.length), [value].flat()])),
    transitive_tag_keys: payload[`${tagsClaim}/transitive_tag_keys`] ?? [],
  };
}

// Limits of session tags (IAM User Guide, session tags).
function sessionTags(claim: unknown): Pick<IdentityClaims, "tags" | "transitiveTagKeys"> {
  if (claim === undefined) return { tags: new Map(), transitiveTagKeys: [] };
  const malformed = invalid(`The claim ${tagsClaim} is not valid`);
  if (!isJsonObject(claim)) throw malformed;
  const { principal_tags: principalTags = {}, transitive_tag_keys: transitive = [] } = claim;
  if (!isJsonObject(principalTags) || !Array.isArray(transitive)) throw malformed;

  const tags = new Map<string, string>();
  for (const [key, values] of Object.entries(principalTags)) {
    const value: unknown = Array.isArray(values) && values.length === 1 ? values[0] : undefined;
    if (typeof value !== "string" || key.length < 1 || key.length > 128 || value.length > 256) throw malformed;
    tags.set(key, value);
  }
  const transitiveTagKeys = transitive.filter((key) => typeof key === "string" && tags.has(key));
  if (tags.size > 50 || transitiveTagKeys.length !== transitive.length) throw malformed;
  return { tags, transitiveTagKeys };
}

function sourceIdentity(claim: unknown): string | undefined {
  if (claim === undefined) return undefined;
  if (typeof claim === "string" && /^[\w+=,.@-]{2,64}$/.test(claim)) return claim;
  throw invalid(`The claim ${sourceIdentityClaim} is not valid`);
}

import { createSecretKey } from "node:crypto";
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { toPersonClaims } from "./claims";
import type { Tampering } from "./options";
import type { IssuedCode, Provider } from "./provider";

const anotherAudience = "https://api.example.com";

export async function makeIdToken(provider: Provider, code: IssuedCode, nowSeconds: number): Promise<string> {
  const { tampering } = code.shape;
  return sign(provider, tamperClaims(tampering, toIdTokenClaims(provider, code, nowSeconds)), tampering);
}

/** OpenID Connect Core, section 2. */
function toIdTokenClaims(
  { issuer, options }: Provider,
  { login, shape, scope, nonce }: IssuedCode,
  nowSeconds: number,
): JWTPayload {
  const { name, email, email_verified, ...others } = toPersonClaims(login, shape, scope);
  return {
    iss: issuer,
    aud: shape.audience === "list" ? [options.clientId, anotherAudience] : options.clientId,
    ...(shape.audience === "list" && { azp: options.clientId }),
    iat: nowSeconds,
    exp: nowSeconds + shape.idTokenSeconds,
    auth_time: nowSeconds,
    ...(nonce !== null && { nonce }),
    ...(shape.profileFrom === "id-token" && name !== undefined && { name }),
    ...(shape.profileFrom === "id-token" && email !== undefined && { email, email_verified }),
    ...others,
  };
}

const aYearSeconds = 31_536_000;

const faultyClaims: Partial<Record<Tampering, (claims: JWTPayload) => JWTPayload>> = {
  "wrong-issuer": (claims) => ({ ...claims, iss: "https://evil.example" }),
  "other-issuers-token": (claims) => ({ ...claims, iss: "https://evil.example" }),
  "other-clients-token": (claims) => ({ ...claims, aud: "another-client", azp: "another-client" }),
  "wrong-audience": (claims) => ({ ...claims, aud: "another-client" }),
  "audience-list-without-azp": ({ azp: _, ...claims }) => ({
    ...claims,
    aud: [claims.aud ?? [], anotherAudience].flat(),
  }),
  "wrong-azp": (claims) => ({ ...claims, aud: [claims.aud ?? [], anotherAudience].flat(), azp: "another-client" }),
  "wrong-nonce": (claims) => ({ ...claims, nonce: "another-nonce" }),
  "no-nonce": ({ nonce: _, ...claims }) => claims,
  expired: (claims) => ({ ...claims, iat: (claims.iat ?? 0) - aYearSeconds, exp: (claims.exp ?? 0) - aYearSeconds }),
  "issued-in-the-future": (claims) => ({
    ...claims,
    iat: (claims.iat ?? 0) + aYearSeconds,
    nbf: (claims.iat ?? 0) + aYearSeconds,
    exp: (claims.exp ?? 0) + aYearSeconds,
  }),
  "no-subject": ({ sub: _, ...claims }) => claims,
};

function tamperClaims(tampering: Tampering | null, claims: JWTPayload): JWTPayload {
  return (tampering !== null && faultyClaims[tampering]?.(claims)) || claims;
}

async function sign({ keys, options }: Provider, claims: JWTPayload, tampering: Tampering | null): Promise<string> {
  const header = { typ: "JWT", ...(keys.keyId !== undefined && { kid: keys.keyId }) };
  const regular = new SignJWT(claims).setProtectedHeader({ alg: keys.algorithm, ...header });
  switch (tampering) {
    case "alg-none":
      return new UnsecuredJWT(claims).encode();
    case "hs256-with-public-key":
      return signWithSecret(claims, header, keys.publicPem);
    case "hs256-with-client-secret":
      return signWithSecret(claims, header, options.clientSecret);
    case "other-key":
      return regular.sign(keys.strangersKey);
    case "other-issuers-token":
      // The other issuer names its own key and where to fetch it.
      return new SignJWT(claims)
        .setProtectedHeader({ alg: keys.algorithm, ...header, kid: "evil", jku: "https://evil.example/keys" })
        .sign(keys.strangersKey);
    case "embedded-key":
      return new SignJWT(claims)
        .setProtectedHeader({ alg: keys.algorithm, ...header, jwk: await exportJWK(keys.strangersPublicKey) })
        .sign(keys.strangersKey);
    case "unknown-key-id":
      return new SignJWT(claims)
        .setProtectedHeader({ alg: keys.algorithm, ...header, kid: "unknown" })
        .sign(keys.strangersKey);
    case "no-signature": {
      const token = await regular.sign(keys.privateKey);
      return token.slice(0, token.lastIndexOf(".") + 1);
    }
    case "broken-signature":
      return breakSignature(await regular.sign(keys.privateKey));
    default:
      return regular.sign(keys.privateKey);
  }
}

function signWithSecret(claims: JWTPayload, header: { typ: string; kid?: string }, secret: string): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256", ...header }).sign(createSecretKey(secret, "utf8"));
}

/** The last character may carry unused bits, so this changes the first. */
function breakSignature(token: string): string {
  const at = token.lastIndexOf(".") + 1;
  return token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
}

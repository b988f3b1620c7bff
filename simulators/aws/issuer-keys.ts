import type { JWK } from "jose";
import { stsError } from "./aws-error";
import { isJsonObject, type JsonObject } from "./json";

const cacheMilliseconds = 60_000;
const fetchTimeoutMilliseconds = 5000;

/** The issuers' public keys, found by OpenID Connect Discovery and cached for a minute. Throws STS's errors. */
export class IssuerKeys {
  readonly #now: () => number;
  readonly #cached = new Map<string, { keys: readonly JWK[]; until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** With the flag, ignores the cache, since an issuer may have changed its keys. */
  async get(issuer: string, fresh: boolean): Promise<readonly JWK[]> {
    const cached = this.#cached.get(issuer);
    if (cached && !fresh && this.#now() < cached.until) return cached.keys;

    const discovery = await fetchJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
    // The document must name the same issuer (OpenID Connect Discovery 1.0, section 4.3).
    if (discovery.issuer !== issuer || typeof discovery.jwks_uri !== "string") {
      throw stsError("InvalidIdentityToken", "The issuer's discovery document is not valid for this issuer.");
    }
    const { keys } = await fetchJson(discovery.jwks_uri);
    if (!Array.isArray(keys)) throw stsError("InvalidIdentityToken", "The issuer publishes no list of keys.");
    const usable = keys.filter(isJwk);
    this.#cached.set(issuer, { keys: usable, until: this.#now() + cacheMilliseconds });
    return usable;
  }
}

function isJwk(value: unknown): value is JWK {
  return isJsonObject(value) && typeof value.kty === "string";
}

async function fetchJson(url: string): Promise<JsonObject> {
  const unreachable = stsError(
    "IDPCommunicationError",
    "The identity provider could not be reached to verify the incoming identity token.",
  );
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMilliseconds) }).catch(() => undefined);
  if (!response?.ok) throw unreachable;
  const document: unknown = await response.json().catch(() => undefined);
  if (!isJsonObject(document)) throw stsError("InvalidIdentityToken", "The identity provider's answer is not JSON.");
  return document;
}

import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { custom, Issuer, TokenSet } from "openid-client";
import { type Claims, claimsInConditions } from "@/lib/auth/role-choice";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";

type Client = InstanceType<Issuer["Client"]>;
type TokenEndpoint = Exclude<OAuthConfig<Claims>["token"], string | undefined>;
type TokenRequest = NonNullable<TokenEndpoint["request"]>;
type UserinfoEndpoint = Exclude<OAuthConfig<Claims>["userinfo"], string | undefined>;
type UserinfoRequest = NonNullable<UserinfoEndpoint["request"]>;

const acceptedAlgorithms = ["RS256", "ES256"];

// OpenID Connect Discovery 1.0, section 4: drop the trailing slash before appending the well-known path.
function discoveryUrl(): string {
  return `${withoutSlash(env().OIDC_ISSUER)}/.well-known/openid-configuration`;
}

function discoverProvider(): Promise<Issuer> {
  return Issuer.discover(discoveryUrl());
}

/** The code flow with PKCE, state and nonce. */
export function identityProvider(): OAuthConfig<Claims> {
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SCOPE } = env();
  return {
    id: "sso",
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: discoveryUrl(),
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: OIDC_SCOPE } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // A cold identity provider can take longer than openid-client's default of 3.5 s.
    httpOptions: { timeout: 10_000 },
    token: { request: exchangeCode },
    userinfo: { request: collectClaims },
    profile: (claims) => ({
      id: String(claims.sub),
      name: typeof claims.name === "string" ? claims.name : null,
      email: typeof claims.email === "string" ? claims.email : null,
    }),
  };
}

// openid-client makes every check of OpenID Connect.
const exchangeCode: TokenRequest = async ({ client, provider, params, checks }) => {
  if (withoutSlash(client.issuer.metadata.issuer) !== withoutSlash(env().OIDC_ISSUER)) {
    throw new Error("The issuer of the discovery document is not OIDC_ISSUER");
  }
  client.validateIdToken = validateWithAlgorithmOf(client);
  return { tokens: await client.callback(provider.callbackUrl, params, checks) };
};

// openid-client expects one signature algorithm per client, but only the token says which one a provider uses. So its
// own check runs on a client set to the token's algorithm, if that is RS256 or ES256.
function validateWithAlgorithmOf(client: Client) {
  return (tokens: TokenSet, ...checks: unknown[]): unknown => {
    const algorithm = algorithmOf(tokens.id_token);
    if (!acceptedAlgorithms.includes(algorithm)) throw new Error("The id_token is not signed with RS256 or ES256");
    const verifier = new client.issuer.Client({ ...client.metadata, id_token_signed_response_alg: algorithm });
    verifier[custom.clock_tolerance] = client[custom.clock_tolerance];
    // openid-client 5 has this method, but its types leave it out.
    return (verifier.validateIdToken as (...all: unknown[]) => unknown)(tokens, ...checks);
  };
}

function algorithmOf(jwt: string | undefined): string {
  try {
    const header: unknown = JSON.parse(Buffer.from(jwt?.split(".")[0] ?? "", "base64url").toString());
    return header && typeof header === "object" && "alg" in header ? String(header.alg) : "";
  } catch {
    return "";
  }
}

// Asks userinfo only for a missing claim: some providers give e-mail, name or groups there alone (OpenID Connect
// Core, 5.4). The id_token's claims win.
const collectClaims: UserinfoRequest = async ({ client, tokens: parameters }) => {
  const tokens = new TokenSet(parameters);
  const idTokenClaims = tokens.claims();
  const names = ["email", "name", ...claimsInConditions(env().AWS_ROLES)];
  if (names.every((claim) => Object.hasOwn(idTokenClaims, claim)) || !client.issuer.metadata.userinfo_endpoint) {
    return idTokenClaims;
  }
  try {
    // Given the whole token set, openid-client refuses an answer with another sub.
    return { ...(await client.userinfo(tokens)), ...idTokenClaims };
  } catch (error) {
    logEvent("warn", { event: "authn_failed", operation: "userinfo", errorName: (error as Error).name });
    return idTokenClaims;
  }
};

/** Undefined if the provider has no sign-out or does not answer. */
export async function endSessionUrl(): Promise<string | undefined> {
  const { NEXTAUTH_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  try {
    const issuer = await discoverProvider();
    if (!issuer.metadata.end_session_endpoint) return undefined;
    const client = new issuer.Client({ client_id: OIDC_CLIENT_ID, client_secret: OIDC_CLIENT_SECRET });
    return client.endSessionUrl({
      client_id: OIDC_CLIENT_ID,
      post_logout_redirect_uri: new URL("/sign-in", NEXTAUTH_URL).href,
    });
  } catch {
    return undefined;
  }
}

const probeMilliseconds = 2000;

/** Never throws. */
export async function isIssuerReachable(): Promise<boolean> {
  const timeout = new AbortController();
  const tooLate = wait(probeMilliseconds, false, { signal: timeout.signal }).catch(() => false);
  const reached = discoverProvider().then(
    ({ metadata }) => withoutSlash(metadata.issuer) === withoutSlash(env().OIDC_ISSUER),
    () => false,
  );
  try {
    return await Promise.race([reached, tooLate]);
  } finally {
    timeout.abort();
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, "");
}

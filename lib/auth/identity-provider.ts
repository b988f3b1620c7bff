import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { custom, Issuer, TokenSet } from "openid-client";
import { type Claims, claimsLookedAt } from "@/lib/auth/role-choice";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";

type Client = InstanceType<Issuer["Client"]>;
type TokenEndpoint = Exclude<OAuthConfig<Claims>["token"], string | undefined>;
type TokenRequest = NonNullable<TokenEndpoint["request"]>;
type UserinfoEndpoint = Exclude<OAuthConfig<Claims>["userinfo"], string | undefined>;
type UserinfoRequest = NonNullable<UserinfoEndpoint["request"]>;

const acceptedAlgorithms = ["RS256", "ES256"];

/** OpenID Connect Discovery 1.0, section 4: an issuer's trailing slash is removed before the well-known path is appended. */
function discoveryUrl(): string {
  return `${withoutSlash(env().OIDC_ISSUER)}/.well-known/openid-configuration`;
}

/** The identity provider with its addresses, as its discovery document has them now. Throws when that cannot be read. */
function discoverProvider(): Promise<Issuer> {
  return Issuer.discover(discoveryUrl());
}

/** The company's identity provider as next-auth wants it: code flow with PKCE, state and nonce. */
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
    // openid-client gives up after 3.5 s by default, which a cold identity provider can exceed.
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

/** Exchanges the code for tokens; openid-client does every check of OpenID Connect on the answer. */
const exchangeCode: TokenRequest = async ({ client, provider, params, checks }) => {
  if (withoutSlash(client.issuer.metadata.issuer) !== withoutSlash(env().OIDC_ISSUER)) {
    throw new Error("The issuer of the discovery document is not OIDC_ISSUER");
  }
  client.validateIdToken = validateWithAlgorithmOf(client);
  return { tokens: await client.callback(provider.callbackUrl, params, checks) };
};

/**
 * openid-client expects one signature algorithm per client, and which of ours a provider uses is known only from the token. So the
 * check is openid-client's own, on a client that expects the token's algorithm, if that is one of ours.
 */
function validateWithAlgorithmOf(client: Client) {
  return (tokens: TokenSet, ...checks: unknown[]): unknown => {
    const algorithm = algorithmOf(tokens.id_token);
    if (!acceptedAlgorithms.includes(algorithm)) throw new Error("The id_token is not signed with RS256 or ES256");
    const verifier = new client.issuer.Client({ ...client.metadata, id_token_signed_response_alg: algorithm });
    verifier[custom.clock_tolerance] = client[custom.clock_tolerance];
    // Present on every openid-client 5 client, but not in its types.
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

/**
 * The claims of the id_token and, only when one that the portal looks at is not there, those of the userinfo endpoint as well: a
 * provider may give e-mail, name and groups there alone (OpenID Connect Core, 5.4). The id_token's claims win.
 */
const collectClaims: UserinfoRequest = async ({ client, tokens: parameters }) => {
  const tokens = new TokenSet(parameters);
  const idTokenClaims = tokens.claims();
  const lookedAt = ["email", "name", ...claimsLookedAt(env().AWS_ROLES)];
  if (lookedAt.every((claim) => Object.hasOwn(idTokenClaims, claim)) || !client.issuer.metadata.userinfo_endpoint) {
    return idTokenClaims;
  }
  try {
    // Given the whole token set, openid-client refuses an answer whose sub is not the id_token's.
    return { ...(await client.userinfo(tokens)), ...idTokenClaims };
  } catch (error) {
    logEvent("warn", { event: "authn_failed", operation: "userinfo", errorName: (error as Error).name });
    return idTokenClaims;
  }
};

/**
 * Where the browser goes to end the session at the identity provider (OpenID Connect RP-Initiated Logout), to come back to the
 * sign-in page; undefined when the provider has no such address or does not answer.
 */
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

/** Whether the discovery document can be read within two seconds, and is that of OIDC_ISSUER: what each sign-in begins with. Never throws. */
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

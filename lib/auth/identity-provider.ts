import "server-only";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  enableNonRepudiationChecks,
  fetchUserInfo,
  getJwksCache,
  type IDToken,
  setJwksCache,
} from "openid-client";
import { boundedFetch } from "@/lib/auth/bounded-fetch";
import {
  callMilliseconds,
  forgetProvider,
  providerMetadata,
  readMetadata,
  rememberedKeys,
  rememberKeys,
} from "@/lib/auth/provider-metadata";
import { type Claims, claimsInConditions } from "@/lib/auth/role-choice";
import type { SignInAttempt } from "@/lib/auth/sign-in-attempt";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";

/** Registered at the identity provider. */
const callbackPath = "/api/auth/callback/sso";

/** For the clocks of the provider and of this machine. */
const toleratedSeconds = 120;

/** The code flow with PKCE, state and nonce. */
export async function authorizationUrl({ state, nonce, verifier }: SignInAttempt): Promise<string> {
  const { NEXTAUTH_URL, OIDC_SCOPE } = env();
  return buildAuthorizationUrl(await configuration(), {
    redirect_uri: new URL(callbackPath, NEXTAUTH_URL).href,
    scope: OIDC_SCOPE,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).href;
}

/** `search` is the query with which the browser came back. openid-client makes every check of OpenID Connect. */
export async function redeemCode(
  search: string,
  { state, nonce, verifier }: SignInAttempt,
): Promise<{ claims: Claims; idToken: string }> {
  try {
    const config = await configuration();
    const tokens = await authorizationCodeGrant(config, new URL(`${callbackPath}${search}`, env().NEXTAUTH_URL), {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    });
    keepNewKeys(config);
    const claims = await collectClaims(config, tokens.access_token, tokens.claims() ?? noClaims());
    return { claims, idToken: tokens.id_token ?? "" };
  } catch (error) {
    forgetProvider();
    throw error;
  }
}

// idTokenExpected makes openid-client refuse an answer without one.
function noClaims(): never {
  throw new Error("The identity provider gave no id_token");
}

// One for each step, so that all calls of the step share one deadline.
async function configuration(): Promise<Configuration> {
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ISSUER } = env();
  const deadline = AbortSignal.timeout(callMilliseconds);
  const client = { client_secret: OIDC_CLIENT_SECRET, [clockTolerance]: toleratedSeconds };
  const config = new Configuration(await providerMetadata(), OIDC_CLIENT_ID, client, basicAuthentication);
  config[customFetch] = boundedFetch(deadline);
  // lib/env.ts accepts http for a loopback address alone.
  if (OIDC_ISSUER.startsWith("http:")) allowInsecureRequests(config);
  // Checks the signature too, although the token comes from the provider itself, over TLS.
  enableNonRepudiationChecks(config);
  const keys = rememberedKeys();
  if (keys) setJwksCache(config, { ...keys, uat: keys.uat - secondsUntilRefresh });
  return config;
}

// openid-client reads the keys again for an unknown one only if they are this old. It need not wait: only the provider
// itself can name an unknown key here, in answer to a code that this browser's sign-in got.
const secondsUntilRefresh = 60;

function keepNewKeys(config: Configuration): void {
  const keys = getJwksCache(config);
  if (keys && keys.uat + secondsUntilRefresh !== rememberedKeys()?.uat) rememberKeys(keys);
}

// As openid-client 5 wrote it: its successor also escapes "-", "_" and ".", which not every provider undoes.
const basicAuthentication: ClientAuth = (_server, { client_id, client_secret }, _body, headers) => {
  const pair = [client_id, String(client_secret)].map(encodeURIComponent).join(":");
  headers.set("authorization", `Basic ${Buffer.from(pair).toString("base64")}`);
};

// Asks userinfo only for a missing claim: some providers give e-mail, name or groups there alone (OpenID Connect
// Core, 5.4). The id_token's claims win.
async function collectClaims(config: Configuration, accessToken: string, idTokenClaims: IDToken): Promise<Claims> {
  const names = [...nameClaims(), ...claimsInConditions(env().AWS_ROLES)];
  const isComplete = names.every((claim) => Object.hasOwn(idTokenClaims, claim));
  if (isComplete || !config.serverMetadata().userinfo_endpoint) return { ...idTokenClaims };
  try {
    // Refuses an answer about another sub.
    const { email_verified, ...others } = await fetchUserInfo(config, accessToken, idTokenClaims.sub);
    const isSameEmail = (idTokenClaims.email ?? others.email) === others.email;
    return { ...others, ...(isSameEmail ? { email_verified } : {}), ...idTokenClaims };
  } catch (error) {
    logEvent("warn", { event: "authn_failed", operation: "userinfo", errorName: (error as Error).name });
    return { ...idTokenClaims };
  }
}

function nameClaims(): string[] {
  const { AWS_ROLE_SESSION_NAME, OIDC_EMAIL_VERIFIED } = env();
  const needsVerified = AWS_ROLE_SESSION_NAME === "email" && OIDC_EMAIL_VERIFIED === "claim";
  return ["email", "name", ...(needsVerified ? ["email_verified"] : [])];
}

/** Undefined if the provider has no sign-out or does not answer. */
export async function endSessionUrl(): Promise<string | undefined> {
  const { NEXTAUTH_URL, OIDC_CLIENT_ID, OIDC_LOGOUT_URL } = env();
  const signInPage = new URL("/sign-in", NEXTAUTH_URL).href;
  // https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
  if (OIDC_LOGOUT_URL) {
    return `${OIDC_LOGOUT_URL}?${new URLSearchParams({ client_id: OIDC_CLIENT_ID, logout_uri: signInPage })}`;
  }
  try {
    const config = await configuration();
    if (!config.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(config, { post_logout_redirect_uri: signInPage }).href;
  } catch {
    return undefined;
  }
}

const probeMilliseconds = 2000;

/** Never throws. */
export function isIssuerReachable(): Promise<boolean> {
  return readMetadata(probeMilliseconds).then(
    () => true,
    () => false,
  );
}

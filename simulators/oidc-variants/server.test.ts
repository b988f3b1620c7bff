import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, describe, expect, test } from "vitest";
import { shapeCookie } from "./authorize";
import { defaultOptions, type Tampering, type TokenShape, type VariantOptions } from "./options";
import { type OidcVariant, startOidcVariant } from "./server";

const [redirectUri = ""] = defaultOptions.redirectUris;
const [afterSignOut = ""] = defaultOptions.postLogoutRedirectUris;
const started = new Map<string, Promise<OidcVariant>>();

afterAll(async () => {
  await Promise.all([...started.values()].map(async (variant) => (await variant).close()));
});

/** What a client reads before it does anything. */
type Metadata = Record<
  "issuer" | "authorization_endpoint" | "token_endpoint" | "userinfo_endpoint" | "jwks_uri" | "end_session_endpoint",
  string
>;

/** A provider with these options, found as a client finds it. One per set of options: keys take time to make. */
async function aProvider(options: Partial<VariantOptions> = {}): Promise<Metadata & { configuredIssuer: string }> {
  const name = JSON.stringify(options);
  const variant = started.get(name) ?? startOidcVariant({ port: 0, ...options });
  started.set(name, variant);
  const { issuer } = await variant;
  // The issuer's trailing slash is removed first (OpenID Connect Discovery 1.0, section 4.1).
  const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  // The tests check the shape: a missing member makes them fail.
  return { ...((await answer.json()) as Metadata), configuredIssuer: issuer };
}

type Changes = Record<string, string | undefined>;

function definedOf(parameters: Changes): [string, string][] {
  return Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
}

const verifier = randomBytes(32).toString("base64url");

function anAuthorization(provider: Metadata, changes: Changes = {}): string {
  const parameters = {
    client_id: "casedesk",
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email profile",
    state: "a-state",
    nonce: "a-nonce",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  };
  return `${provider.authorization_endpoint}?${new URLSearchParams(definedOf(parameters))}`;
}

/** Where an authorization request leads, in a browser whose cookie asks for this shape. */
async function authorize(provider: Metadata, changes?: Changes, shape: Partial<TokenShape> = {}): Promise<URL> {
  const cookie = `${shapeCookie}=${encodeURIComponent(JSON.stringify(shape))}`;
  const answer = await fetch(anAuthorization(provider, changes), { redirect: "manual", headers: { cookie } });
  return new URL(answer.headers.get("location") ?? "none:");
}

const basic = { authorization: `Basic ${btoa("casedesk:casedesk-demo-secret")}` };

function redeem(provider: Metadata, code: string, changes: Changes = {}, headers: HeadersInit = basic) {
  const parameters = {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  };
  return fetch(provider.token_endpoint, { method: "POST", headers, body: new URLSearchParams(definedOf(parameters)) });
}

async function codeOf(provider: Metadata, changes?: Changes, shape?: Partial<TokenShape>): Promise<string> {
  return (await authorize(provider, changes, shape)).searchParams.get("code") ?? "";
}

/** The tokens that a whole sign-in ends with. */
async function tokensOf(provider: Metadata, changes?: Changes, shape?: Partial<TokenShape>) {
  const answer = await redeem(provider, await codeOf(provider, changes, shape));
  return (await answer.json()) as { id_token: string; access_token: string };
}

async function claimsWith(shape: Partial<TokenShape>, changes?: Changes) {
  return decodeJwt((await tokensOf(await aProvider(), changes, shape)).id_token);
}

/** Verifies as a careful client does. */
async function verify(provider: Metadata, idToken: string, algorithm = "RS256") {
  const { payload } = await jwtVerify(idToken, createRemoteJWKSet(new URL(provider.jwks_uri)), {
    issuer: provider.issuer,
    audience: "casedesk",
    algorithms: [algorithm],
    requiredClaims: ["sub"],
  });
  if (payload.nonce !== "a-nonce") throw new Error("nonce");
  if (Array.isArray(payload.aud) && payload.azp !== "casedesk") throw new Error("azp");
  return payload;
}

describe("a correct provider", () => {
  test.each(["", "/", "/tenant", "/tenant/"])(
    "with '%s' at the end of its issuer says so everywhere",
    async (issuerPath) => {
      const provider = await aProvider({ issuerPath });
      const { id_token: idToken } = await tokensOf(provider);
      expect(provider.issuer).toBe(provider.configuredIssuer);
      expect((await verify(provider, idToken)).iss).toBe(provider.configuredIssuer);
    },
  );

  test.each(["RS256", "ES256"] as const)("signs with %s", async (algorithm) => {
    const provider = await aProvider({ algorithm });
    const { id_token: idToken } = await tokensOf(provider);
    await expect(verify(provider, idToken, algorithm)).resolves.toBeDefined();
  });

  test("publishes a key without alg, kid and use when configured", async () => {
    const provider = await aProvider({ keyMembers: [] });
    const { keys } = (await (await fetch(provider.jwks_uri)).json()) as { keys: object[] };
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(["e", "kty", "n"]);
  });

  test("omits kid from the token when the key has none", async () => {
    const { id_token: idToken } = await tokensOf(await aProvider({ keyMembers: [] }));
    expect(decodeProtectedHeader(idToken)).not.toHaveProperty("kid");
  });

  test("returns state and its issuer", async () => {
    const provider = await aProvider({ issuerPath: "/tenant/" });
    const { searchParams } = await authorize(provider);
    expect(Object.fromEntries(searchParams)).toMatchObject({ state: "a-state", iss: provider.issuer });
  });

  test("signs in the person that login_hint names", async () => {
    expect(await claimsWith({}, { login_hint: "bo" })).toMatchObject({ email: "bo@example.com" });
  });

  test("signs in the configured person when there is no hint", async () => {
    const { id_token: idToken } = await tokensOf(await aProvider({ login: "eve" }));
    expect(decodeJwt(idToken)).toMatchObject({ email: "eve@example.com" });
  });

  test("shapes the sign-ins of one browser by a cookie", async () => {
    expect(await claimsWith({ login: "kim" })).toMatchObject({ email: "kim@example.com" });
  });

  test("names the client in azp when the audience is a list", async () => {
    expect(await claimsWith({ audience: "list" })).toMatchObject({
      aud: ["casedesk", "https://api.example.com"],
      azp: "casedesk",
    });
  });

  test.each(["ir-responders", ["ir-responders", "staff"]])("adds a claim whose name is a URL: %j", async (roles) => {
    const claim = "https://example.com/roles";
    expect((await claimsWith({ claims: { [claim]: roles } }))[claim]).toEqual(roles);
  });

  test("omits a claim that is set to null", async () => {
    expect(await claimsWith({ claims: { groups: null } })).not.toHaveProperty("groups");
  });

  test("puts the groups into the claim that becomes session tags", async () => {
    expect((await claimsWith({ groups: ["a", "b"] }))["https://aws.amazon.com/tags"]).toEqual({
      principal_tags: { a: ["true"], b: ["true"] },
      transitive_tag_keys: [],
    });
  });

  test("omits session tags when configured", async () => {
    expect(await claimsWith({ sessionTags: false })).not.toHaveProperty(["https://aws.amazon.com/tags"]);
  });

  test("keeps name and e-mail out of the id_token when userinfo has them", async () => {
    const claims = await claimsWith({ profileFrom: "userinfo" });
    expect([claims.name, claims.email]).toEqual([undefined, undefined]);
  });

  test("returns name and e-mail at userinfo", async () => {
    const provider = await aProvider();
    const { access_token: accessToken, id_token: idToken } = await tokensOf(provider, {}, { profileFrom: "userinfo" });
    const answer = await fetch(provider.userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await answer.json()).toMatchObject({ sub: decodeJwt(idToken).sub, email: "ana@example.com" });
  });

  test("returns no e-mail without its scope", async () => {
    expect(await claimsWith({}, { scope: "openid" })).not.toHaveProperty("email");
  });

  test("accepts the client's secret in the body", async () => {
    const provider = await aProvider();
    const credentials = { client_id: "casedesk", client_secret: "casedesk-demo-secret" };
    const answer = await redeem(provider, await codeOf(provider), credentials, {});
    expect(answer.status).toBe(200);
  });

  test("decodes a secret with special characters as RFC 6749 says", async () => {
    const provider = await aProvider({ clientSecret: "a:b+c%d é" });
    const authorization = `Basic ${btoa("casedesk:a%3Ab%2Bc%25d+%C3%A9")}`;
    const answer = await redeem(provider, await codeOf(provider), {}, { authorization });
    expect(answer.status).toBe(200);
  });

  test("redirects to the client after sign-out, with its state", async () => {
    const provider = await aProvider();
    const query = new URLSearchParams({ client_id: "casedesk", post_logout_redirect_uri: afterSignOut, state: "s" });
    const answer = await fetch(`${provider.end_session_endpoint}?${query}`, { redirect: "manual" });
    expect(answer.headers.get("location")).toBe(`${afterSignOut}?state=s`);
  });
});

describe("a provider like Cognito", () => {
  test("has Cognito's claims, and session tags as flat claims", async () => {
    const provider = await aProvider({ dialect: "cognito" });
    const { id_token: idToken = "" } = await tokensOf(provider);
    expect(decodeJwt(idToken)).toMatchObject({
      sub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      email: "ana@example.com",
      email_verified: false,
      "cognito:groups": ["us-east-1_EXAMPLE_IdentityCenter", "ir-responders"],
      "cognito:username": "IdentityCenter_ana@example.com",
      token_use: "id",
      "https://aws.amazon.com/tags/principal_tags/ir-responders": "true",
    });
    expect(decodeJwt(idToken)).not.toHaveProperty("groups");
  });

  test("signs people out by its own parameters", async () => {
    const { end_session_endpoint: logout } = await aProvider({ dialect: "cognito" });
    const query = new URLSearchParams({ client_id: "casedesk", logout_uri: afterSignOut });
    const answer = await fetch(`${logout}?${query}`, { redirect: "manual" });
    expect([new URL(logout).pathname, answer.status, answer.headers.get("location")]).toEqual([
      "/logout",
      303,
      afterSignOut,
    ]);
  });

  test.each([
    ["OpenID Connect's parameters", { client_id: "casedesk", post_logout_redirect_uri: afterSignOut }],
    ["an address that is not registered", { client_id: "casedesk", logout_uri: "https://evil.example/" }],
    ["no client", { logout_uri: afterSignOut }],
  ])("refuses a sign-out with %s", async (_what, parameters) => {
    const { end_session_endpoint: logout } = await aProvider({ dialect: "cognito" });
    expect((await fetch(`${logout}?${new URLSearchParams(parameters)}`, { redirect: "manual" })).status).toBe(400);
  });
});

describe("a request for a code is refused", () => {
  test.each([
    ["an unknown client", { client_id: "another" }],
    ["a longer redirect address", { redirect_uri: `${redirectUri}/more` }],
    ["no redirect address", { redirect_uri: undefined }],
  ])("without a redirect, for %s", async (_case, changes) => {
    const answer = await fetch(anAuthorization(await aProvider(), changes), { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
  });

  test.each([
    ["no PKCE", { code_challenge: undefined, code_challenge_method: undefined }, "invalid_request"],
    ["PKCE in the clear", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge that is not a SHA-256 hash", { code_challenge: "short" }, "invalid_request"],
    ["a scope without openid", { scope: "email" }, "invalid_scope"],
    ["the implicit flow", { response_type: "id_token" }, "unsupported_response_type"],
    ["a request object", { request: "e30." }, "request_not_supported"],
  ])("with an error to the client, for %s", async (_case, changes, error) => {
    const { searchParams } = await authorize(await aProvider(), changes);
    expect(Object.fromEntries(searchParams)).toMatchObject({ error, state: "a-state" });
  });

  test("when a parameter is repeated", async () => {
    const answer = await fetch(`${anAuthorization(await aProvider())}&state=b`, { redirect: "manual" });
    expect(answer.status).toBe(400);
  });
});

describe("a code is refused", () => {
  test.each([
    ["another verifier", { code_verifier: "x".repeat(43) }, "invalid_grant"],
    ["no verifier", { code_verifier: undefined }, "invalid_grant"],
    ["another redirect address", { redirect_uri: afterSignOut }, "invalid_grant"],
    ["another grant type", { grant_type: "password" }, "unsupported_grant_type"],
  ])("with %s", async (_case, changes, error) => {
    const provider = await aProvider();
    const answer = await redeem(provider, await codeOf(provider), changes);
    expect(await answer.json()).toMatchObject({ error });
  });

  test("the second time", async () => {
    const provider = await aProvider();
    const code = await codeOf(provider);
    await redeem(provider, code);
    expect(await (await redeem(provider, code)).json()).toMatchObject({ error: "invalid_grant" });
  });

  test("the second time, and its access token is revoked", async () => {
    const provider = await aProvider();
    const code = await codeOf(provider);
    const { access_token: accessToken } = (await (await redeem(provider, code)).json()) as { access_token: string };
    await redeem(provider, code);
    const answer = await fetch(provider.userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(answer.status).toBe(401);
  });

  test("from a client with a wrong secret", async () => {
    const provider = await aProvider();
    const authorization = `Basic ${btoa("casedesk:wrong")}`;
    expect((await redeem(provider, await codeOf(provider), {}, { authorization })).status).toBe(401);
  });

  test("from a client that authenticates in two ways", async () => {
    const provider = await aProvider();
    const answer = await redeem(provider, await codeOf(provider), { client_secret: "casedesk-demo-secret" });
    expect(answer.status).toBe(400);
  });
});

test("userinfo refuses an unknown access token", async () => {
  const provider = await aProvider();
  const answer = await fetch(provider.userinfo_endpoint, { headers: { authorization: "Bearer guess" } });
  expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
});

test("sign-out never redirects to an unregistered address", async () => {
  const provider = await aProvider();
  const query = new URLSearchParams({ client_id: "casedesk", post_logout_redirect_uri: "https://evil.example/" });
  const answer = await fetch(`${provider.end_session_endpoint}?${query}`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
});

describe("a tampered id_token", () => {
  const cases: [Tampering, string][] = [
    ["other-key", "signature verification failed"],
    ["embedded-key", "signature verification failed"],
    ["no-signature", "signature verification failed"],
    ["other-issuers-token", "no applicable key"],
    ["other-clients-token", '"aud"'],
    ["unknown-key-id", "no applicable key"],
    ["broken-signature", "signature verification failed"],
    ["alg-none", '"alg"'],
    ["hs256-with-public-key", '"alg"'],
    ["hs256-with-client-secret", '"alg"'],
    ["wrong-issuer", '"iss"'],
    ["wrong-audience", '"aud"'],
    ["audience-list-without-azp", "azp"],
    ["wrong-azp", "azp"],
    ["wrong-nonce", "nonce"],
    ["no-nonce", "nonce"],
    ["expired", '"exp"'],
    ["issued-in-the-future", '"nbf"'],
    ["no-subject", '"sub"'],
  ];

  test.each(cases)("of kind %s has that fault and is refused for it", async (tampering, reason) => {
    const provider = await aProvider();
    const { id_token: idToken } = await tokensOf(provider, {}, { tampering });
    await expect(verify(provider, idToken)).rejects.toThrow(reason);
  });
});

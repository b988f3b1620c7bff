import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { get } from "node:http";
import { json } from "node:stream/consumers";
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts } from "../../scripts/free-ports.mjs";
import { type BrowserDouble, createBrowserDouble } from "./browser-double";
import { type OidcSimulator, startOidcSimulator } from "./server";

const redirectUri = "http://127.0.0.1:3999/api/auth/callback/sso";
const afterSignOut = "http://127.0.0.1:3999/sign-in";
let simulator: OidcSimulator;

beforeAll(async () => {
  simulator = await startOidcSimulator({
    port: 0,
    redirectUris: [redirectUri],
    postLogoutRedirectUris: [afterSignOut],
  });
});

afterAll(() => simulator.close());

/** Where a redirect leads, as an absolute address. */
function locationOf(response: Response): string {
  return new URL(response.headers.get("location") ?? "", simulator.issuer).href;
}

/** The address that starts a sign-in, and the verifier that finishes it. */
function anAuthorization(changes: Record<string, string | undefined> = {}): { url: string; verifier: string } {
  const verifier = randomBytes(32).toString("base64url");
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
  const query = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return { url: `${simulator.issuer}/auth?${query}`, verifier };
}

/** Signs in with the form and returns the address of the portal that the provider leads to. */
async function signIn(browser: BrowserDouble, url: string, login: string): Promise<URL> {
  const page = locationOf(await browser.get(url));
  await browser.get(page);
  const resume = locationOf(await browser.post(page, { login, password: "casedesk" }));
  return new URL(locationOf(await browser.get(resume)));
}

function redeem(code: string, verifier: string, secret = "casedesk-demo-secret"): Promise<Response> {
  return fetch(`${simulator.issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`casedesk:${secret}`)}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
}

/** Sends the form on this page, which ends the session, and returns the address that follows. */
async function confirmSignOut(browser: BrowserDouble, url: string): Promise<string> {
  const html = await (await browser.get(url)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return locationOf(await browser.post(`${simulator.issuer}/session/end/confirm`, { xsrf, logout: "yes" }));
}

/** The claims of the id_token that a whole sign-in of this person ends with, verified with the published keys. */
async function claimsOf(login: string): Promise<JWTPayload> {
  const { url, verifier } = anAuthorization();
  const callback = await signIn(createBrowserDouble(), url, login);
  const answer = await redeem(callback.searchParams.get("code") ?? "", verifier);
  // The token endpoint answers as RFC 6749, section 5.1 says; jwtVerify refuses anything else.
  const { id_token: idToken } = (await answer.json()) as { id_token: string };
  const keys = createRemoteJWKSet(new URL(`${simulator.issuer}/jwks`));
  const options = { issuer: simulator.issuer, audience: "casedesk", algorithms: ["RS256"] };
  return (await jwtVerify(idToken, keys, options)).payload;
}

describe("sign-in", () => {
  test("ends with an id_token that carries name, e-mail and groups", async () => {
    expect(await claimsOf("ana")).toMatchObject({
      name: "Ana Silva",
      email: "ana@example.com",
      email_verified: true,
      groups: ["ir-responders"],
      nonce: "a-nonce",
    });
  });

  test("puts the groups into the claim that becomes session tags", async () => {
    expect((await claimsOf("max"))["https://aws.amazon.com/tags"]).toEqual({
      principal_tags: { "ir-responders": ["true"], "ir-viewers": ["true"] },
      transitive_tag_keys: [],
    });
  });

  test("omits session tags for a person without groups", async () => {
    expect(await claimsOf("noa")).not.toHaveProperty(["https://aws.amazon.com/tags"]);
  });

  test("issues an id_token that is valid for one hour", async () => {
    const { iat = 0, exp = 0 } = await claimsOf("vic");
    expect(exp - iat).toBe(3600);
  });

  test("treats a login with a suffix as another person in the same groups", async () => {
    const [ana, another] = await Promise.all([claimsOf("ana"), claimsOf("ana-spec-7")]);
    expect(another).toMatchObject({ email: "ana-spec-7@example.com", name: ana.name, groups: ana.groups });
    expect(another.sub).not.toBe(ana.sub);
  });

  test("returns state and issuer to the portal", async () => {
    const callback = await signIn(createBrowserDouble(), anAuthorization().url, "ana");
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({ state: "a-state", iss: simulator.issuer });
  });

  test("asks for no consent, and not for the password a second time", async () => {
    const browser = createBrowserDouble();
    await signIn(browser, anAuthorization().url, "ana");
    const again = locationOf(await browser.get(anAuthorization().url));
    expect(again).toContain(`${redirectUri}?code=`);
  });

  test.each(["login", "select_account"])("shows the page again when the portal asks for prompt=%s", async (prompt) => {
    const browser = createBrowserDouble();
    await signIn(browser, anAuthorization().url, "ana");
    const page = await browser.get(anAuthorization({ prompt }).url);
    expect(locationOf(page)).toContain("/interaction/");
  });

  test("lets another person sign in when the portal sends prompt=select_account", async () => {
    const browser = createBrowserDouble();
    await signIn(browser, anAuthorization().url, "noa");
    const page = locationOf(await browser.get(anAuthorization({ prompt: "select_account" }).url));
    const resume = locationOf(await browser.post(page, { login: "ana", password: "casedesk" }));
    const back = await confirmSignOut(browser, resume);
    expect(locationOf(await browser.get(back))).toContain(`${redirectUri}?code=`);
  });

  test("says on the page that the password is wrong and keeps the user name", async () => {
    const browser = createBrowserDouble();
    const page = locationOf(await browser.get(anAuthorization().url));
    const answer = await browser.post(page, { login: "ana", password: "guess" });
    const html = await answer.text();
    expect(html).toContain('role="alert" id="error">The user name or the password is not right.');
    expect(html).toContain('value="ana"');
  });

  test("explains that a sign-in has expired", async () => {
    const answer = await createBrowserDouble().get(`${simulator.issuer}/interaction/gone`);
    expect(await answer.text()).toContain("This sign-in has ended");
  });
});

describe("refusals", () => {
  test("a sign-in without PKCE goes back to the portal with an error", async () => {
    const { url } = anAuthorization({ code_challenge: undefined, code_challenge_method: undefined });
    expect(locationOf(await createBrowserDouble().get(url))).toContain("error=invalid_request");
  });

  test("a redirect address that is not registered is never followed", async () => {
    const { url } = anAuthorization({ redirect_uri: "http://127.0.0.1:3999/elsewhere" });
    const answer = await createBrowserDouble().get(url);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.status).toBe(400);
  });

  test("a code is refused without its verifier", async () => {
    const callback = await signIn(createBrowserDouble(), anAuthorization().url, "ana");
    const answer = await redeem(callback.searchParams.get("code") ?? "", randomBytes(32).toString("base64url"));
    expect(await answer.json()).toMatchObject({ error: "invalid_grant" });
  });

  test("a client with a wrong secret gets no token", async () => {
    const { url, verifier } = anAuthorization();
    const callback = await signIn(createBrowserDouble(), url, "ana");
    const answer = await redeem(callback.searchParams.get("code") ?? "", verifier, "wrong");
    expect(answer.status).toBe(401);
  });
});

describe("sign-out", () => {
  const endSession = () =>
    `${simulator.issuer}/session/end?${new URLSearchParams({
      client_id: "casedesk",
      post_logout_redirect_uri: afterSignOut,
    })}`;

  test("asks with one button", async () => {
    const browser = createBrowserDouble();
    await signIn(browser, anAuthorization().url, "ana");
    const html = await (await browser.get(endSession())).text();
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  test("redirects to the portal", async () => {
    const browser = createBrowserDouble();
    await signIn(browser, anAuthorization().url, "ana");
    expect(await confirmSignOut(browser, endSession())).toBe(afterSignOut);
  });

  test("makes the next sign-in ask for the password again", async () => {
    const browser = createBrowserDouble();
    await signIn(browser, anAuthorization().url, "ana");
    await confirmSignOut(browser, endSession());
    expect(locationOf(await browser.get(anAuthorization().url))).toContain("/interaction/");
  });
});

test("a taken port gives an error that names it", async () => {
  const port = Number(new URL(simulator.issuer).port);
  await expect(startOidcSimulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("behind a proxy that speaks https, every address is the public one", async () => {
  const issuer = "https://idp.example.test";
  const [port = 0] = await freePorts(1);
  const other = await startOidcSimulator({ port, issuer });
  const headers = { host: "idp.example.test", "x-forwarded-proto": "https" };
  const [answer] = await once(get({ port, path: "/.well-known/openid-configuration", headers }), "response");
  const { authorization_endpoint, jwks_uri, ...document } = Object(await json(answer));
  expect([document.issuer, authorization_endpoint, jwks_uri]).toEqual([issuer, `${issuer}/auth`, `${issuer}/jwks`]);
  await other.close();
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { startHttpDouble } from "@/lib/testing/http-double";
import { type IssuerBehaviour, type IssuerDouble, startIssuerDouble } from "@/lib/testing/issuer-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

// Other tests cover STS. Here it accepts everyone.
const createRoleSession = vi.hoisted(() => vi.fn());
vi.mock("@/lib/aws/role-session", () => ({ createRoleSession }));

let issuer: IssuerDouble;
let issuerWithSlash: IssuerDouble;

beforeAll(async () => {
  issuer = await startIssuerDouble();
  issuerWithSlash = await startIssuerDouble("/realms/company/");
});

afterAll(async () => {
  await issuer.close();
  await issuerWithSlash.close();
});

beforeEach(() => {
  vi.resetModules(); // The settings are read once.
  for (const [name, value] of Object.entries(someSettings({ OIDC_ISSUER: issuer.issuer }))) vi.stubEnv(name, value);
  issuer.behave();
  issuerWithSlash.behave();
  createRoleSession.mockResolvedValue({
    ok: true,
    credentials: {
      accessKeyId: "ASIAANA",
      secretAccessKey: "ana-secret-key",
      sessionToken: "ana-session-token",
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.clearAllMocks();
  cookieJar.clear();
  takeLogText();
});

async function signIn(at: IssuerDouble = issuer) {
  const browser = await import("@/lib/testing/sign-in");
  return browser.signIn(at);
}

const home = "http://127.0.0.1:3000/cases/new";
const refused = expect.stringMatching(/^\/sign-in\?callbackUrl=[^&]+&error=OAuthCallback$/);

function hasSession(): boolean {
  return cookieJar.getAll().some(({ name }) => name.startsWith("casedesk.session"));
}

describe("the way to the identity provider", () => {
  test("asks for a code, with PKCE, state and nonce", async () => {
    const { startSignIn } = await import("@/lib/testing/sign-in");
    const { searchParams } = new URL(await startSignIn());
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: "casedesk",
      redirect_uri: "http://127.0.0.1:3000/api/auth/callback/sso",
      response_type: "code",
      scope: "openid email profile",
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
      code_challenge: expect.stringMatching(/.{43}/),
      code_challenge_method: "S256",
    });
  });

  test("is new each time", async () => {
    const { startSignIn } = await import("@/lib/testing/sign-in");
    const ways = [await startSignIn(), await startSignIn()].map((url) => new URL(url).searchParams);
    expect(ways[0]?.get("state")).not.toBe(ways[1]?.get("state"));
  });

  test("leads to the sign-in page with a reason when the provider does not answer", async () => {
    vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:1");
    const { startSignIn } = await import("@/lib/testing/sign-in");
    expect(await startSignIn()).toBe(`/sign-in?callbackUrl=${encodeURIComponent(home)}&error=OAuthSignin`);
  });
});

describe("an answer of the provider that leads elsewhere", () => {
  test("is not followed", async () => {
    const moved = await startHttpDouble();
    moved.answerWith({ status: 302, headers: { location: `${issuer.issuer}/.well-known/openid-configuration` } });
    vi.stubEnv("OIDC_ISSUER", moved.address);
    const { startSignIn } = await import("@/lib/testing/sign-in");
    expect([await startSignIn(), issuer.asked]).toEqual([expect.stringMatching(/&error=OAuthSignin$/), []]);
    await moved.close();
  });
});

describe("an id_token", () => {
  test.each(["RS256", "ES256"] as const)("is accepted when it is signed with %s", async (algorithm) => {
    issuer.behave({ algorithm });
    expect(await signIn()).toBe(home);
  });

  const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
  const swapped = ([header, , signature]: string[], payload: object) =>
    [header, Buffer.from(JSON.stringify(payload)).toString("base64url"), signature].join(".");

  test.each<[string, string, () => Partial<IssuerBehaviour>]>([
    ["is not signed", "algorithm-refused", () => ({ algorithm: "none" })],
    ["is signed with the client secret", "algorithm-refused", () => ({ algorithm: "HS256" })],
    ["is signed with PS256", "algorithm-refused", () => ({ algorithm: "PS256" })],
    ["is signed with another key", "signature-refused", () => ({ algorithm: "ES256 by another key" })],
    [
      "has lost its signature",
      "signature-refused",
      () => ({ tamper: (token) => `${token.split(".").slice(0, 2).join(".")}.` }),
    ],
    [
      "holds other claims than were signed",
      "claim-missing",
      () => ({ tamper: (token) => swapped(token.split("."), { sub: "subject-2", groups: ["ir-responders"] }) }),
    ],
    ["is no token", "algorithm-refused", () => ({ tamper: () => "no-token" })],
    ["is missing", "algorithm-refused", () => ({ tamper: () => "" })],
    ["is of another issuer", "issuer-mismatch", () => ({ claims: { iss: "https://evil.example" } })],
    ["is of no issuer", "claim-missing", () => ({ claims: { iss: undefined } })],
    ["is for another client", "audience-mismatch", () => ({ claims: { aud: "another-client" } })],
    [
      "is for several clients and says not which",
      "audience-mismatch",
      () => ({ claims: { aud: ["casedesk", "another-client"] } }),
    ],
    [
      "is for several clients and means another",
      "audience-mismatch",
      () => ({ claims: { aud: ["casedesk", "b"], azp: "b" } }),
    ],
    ["has run out", "token-not-in-time", () => ({ claims: { exp: seconds(-60) } })],
    ["never runs out", "claim-missing", () => ({ claims: { exp: undefined } })],
    ["is not valid yet", "token-not-in-time", () => ({ claims: { nbf: seconds(60) } })],
    ["answers another question", "nonce-mismatch", () => ({ claims: { nonce: "another-nonce" } })],
    ["answers no question", "nonce-mismatch", () => ({ claims: { nonce: undefined } })],
    ["is of nobody", "claim-missing", () => ({ claims: { sub: undefined } })],
  ])("is refused when it %s, and the log says %s", async (_what, reason, behaviour) => {
    issuer.behave(behaviour());
    expect([await signIn(), hasSession(), createRoleSession.mock.calls]).toEqual([refused, false, []]);
    expect(takeLogLines()).toEqual([expect.objectContaining({ event: "authn_failed", reason })]);
  });

  test("that was refused is logged by a name and a reason only", async () => {
    issuer.behave({ claims: { aud: "canary-client" } });
    await signIn();
    expect(takeLogLines()).toEqual([
      {
        level: 40,
        time: expect.any(String),
        event: "authn_failed",
        reason: "audience-mismatch",
        errorName: "OAUTH_CALLBACK_ERROR",
      },
    ]);
  });
});

describe("the answer of the identity provider", () => {
  test("is refused in a browser that did not ask", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    cookieJar.clear();
    expect([await finishSignIn(back), takeLogLines()[0]]).toEqual([
      refused,
      expect.objectContaining({ reason: "cookie-missing" }),
    ]);
  });

  test("is refused under another state", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    back.searchParams.set("state", "another-state");
    expect(await finishSignIn(back)).toEqual(refused);
  });

  test("is refused without a state", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    back.searchParams.delete("state");
    expect(await finishSignIn(back)).toEqual(refused);
  });

  test("is refused when the person cancels there", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    back.search = "?error=access_denied&error_description=canary";
    expect([await finishSignIn(back), takeLogText().includes("canary")]).toEqual([
      `/sign-in?callbackUrl=${encodeURIComponent(home)}&error=Callback`,
      false,
    ]);
  });
});

describe("the issuer", () => {
  test("must match the settings, whatever its discovery document says", async () => {
    issuer.behave({ discovery: { issuer: "https://evil.example" }, claims: { iss: "https://evil.example" } });
    expect(await signIn()).toEqual(refused);
  });

  test("must match the settings even if its tokens are right", async () => {
    issuer.behave({ discovery: { issuer: `${issuer.issuer}/tenant` }, claims: { iss: `${issuer.issuer}/tenant` } });
    expect(await signIn()).toEqual(refused);
  });

  test("can have a path and end with a slash", async () => {
    vi.stubEnv("OIDC_ISSUER", issuerWithSlash.issuer);
    expect(await signIn(issuerWithSlash)).toBe(home);
  });

  test("can be set without its trailing slash", async () => {
    vi.stubEnv("OIDC_ISSUER", issuerWithSlash.issuer.slice(0, -1));
    expect(await signIn(issuerWithSlash)).toBe(home);
  });

  test("can be set with a trailing slash it does not have", async () => {
    vi.stubEnv("OIDC_ISSUER", `${issuer.issuer}/`);
    expect(await signIn()).toBe(home);
  });
});

describe("the userinfo endpoint", () => {
  const more = { sub: "subject-1", groups: ["ir-responders"], email: "userinfo@example.com" };
  const noGroups = { groups: undefined };

  test("is not asked when the id_token has every needed claim", async () => {
    issuer.behave({ userinfo: { status: 200, body: more } });
    await signIn();
    expect(issuer.asked).not.toContain("/userinfo");
  });

  test.each(["groups", "email", "name"])("is asked when the id_token has no %s", async (claim) => {
    issuer.behave({ claims: { [claim]: undefined }, userinfo: { status: 200, body: more } });
    await signIn();
    expect(issuer.asked).toContain("/userinfo");
  });

  test("is asked for a claim of any name in the settings", async () => {
    const when = { claim: "https://portal.example/roles", has: "ir" };
    vi.stubEnv("AWS_ROLES", JSON.stringify([{ label: "Role", arn: "arn:aws:iam::111122223333:role/Role", when }]));
    issuer.behave({ userinfo: { status: 200, body: { sub: "subject-1", "https://portal.example/roles": ["ir"] } } });
    expect(await signIn()).toBe(home);
  });

  test("gives the groups that decide the role", async () => {
    issuer.behave({ claims: noGroups, userinfo: { status: 200, body: more } });
    expect(await signIn()).toBe(home);
  });

  test("does not overrule the id_token", async () => {
    issuer.behave({ claims: noGroups, userinfo: { status: 200, body: more } });
    await signIn();
    expect(createRoleSession).toHaveBeenCalledWith(expect.anything(), "ana@example.com", expect.any(String));
  });

  test.each([
    ["is about somebody else", { status: 200, body: { ...more, sub: "subject-2" } }],
    ["is about nobody", { status: 200, body: { groups: more.groups } }],
    ["is an error", { status: 500, body: more }],
  ])("gives no role when its answer %s", async (_what, userinfo) => {
    issuer.behave({ claims: noGroups, userinfo });
    expect(await signIn()).toBe("/sign-in/refused");
  });

  test("is not needed by people who have a role without it", async () => {
    issuer.behave({ claims: { name: undefined }, userinfo: { status: 500, body: {} } });
    expect(await signIn()).toBe(home);
  });

  test("that fails is logged by its name only", async () => {
    issuer.behave({ claims: noGroups, userinfo: { status: 200, body: { ...more, sub: "canary" } } });
    await signIn();
    expect(takeLogLines()[0]).toEqual({
      level: 40,
      time: expect.any(String),
      event: "authn_failed",
      operation: "userinfo",
      errorName: "RPError",
    });
  });
});

describe("the way out", () => {
  async function endSessionUrl() {
    const provider = await import("./identity-provider");
    return provider.endSessionUrl();
  }

  test("ends the session at the identity provider and comes back to the sign-in page", async () => {
    expect(Object.fromEntries(new URL((await endSessionUrl()) ?? "").searchParams)).toEqual({
      client_id: "casedesk",
      post_logout_redirect_uri: "http://127.0.0.1:3000/sign-in",
    });
  });

  test("holds no secret and no token", async () => {
    expect(await endSessionUrl()).not.toMatch(/secret|token/);
  });

  test("is not known when the provider has none", async () => {
    issuer.behave({ discovery: { end_session_endpoint: undefined } });
    expect(await endSessionUrl()).toBeUndefined();
  });

  test("is not known when the provider does not answer", async () => {
    vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:1");
    expect(await endSessionUrl()).toBeUndefined();
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { startHttpDouble } from "@/lib/testing/http-double";
import { type IssuerBehaviour, type IssuerDouble, startIssuerDouble } from "@/lib/testing/issuer-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSettings } from "@/lib/testing/settings";
import { forgetProvider } from "./provider-metadata";

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
  forgetProvider();
  for (const [name, value] of Object.entries(someSettings({ OIDC_ISSUER: issuer.issuer }))) vi.stubEnv(name, value);
  issuer.behave();
  issuerWithSlash.behave();
  createRoleSession.mockResolvedValue({
    ok: true,
    credentials: {
      accessKeyId: "ASIAANA",
      secretAccessKey: "ana-secret-key",
      sessionToken: "ana-session-token",
      roleSessionArn: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
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
const refused = "/sign-in?callbackUrl=%2Fcases%2Fnew&error=OAuthCallback";

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
    expect(await startSignIn()).toBe("/sign-in?callbackUrl=%2Fcases%2Fnew&error=OAuthSignin");
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
    ["is no token", "token-unreadable", () => ({ tamper: () => "no-token" })],
    ["is missing", "token-unreadable", () => ({ tamper: () => "" })],
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
    ["has run out", "token-not-in-time", () => ({ claims: { exp: seconds(-180) } })],
    ["never runs out", "claim-missing", () => ({ claims: { exp: undefined } })],
    ["is not valid yet", "token-not-in-time", () => ({ claims: { nbf: seconds(180) } })],
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
  const refusedWithoutAttempt = "/sign-in?error=OAuthCallback";

  test("is refused in a browser that did not ask, and costs no call", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    cookieJar.clear();
    issuer.asked.length = 0;
    expect([await finishSignIn(back), takeLogLines()[0], issuer.asked]).toEqual([
      refusedWithoutAttempt,
      expect.objectContaining({ reason: "cookie-missing" }),
      [],
    ]);
  });

  test.each([
    ["another state", (state: string) => `${state}x`],
    ["a state of another shape", () => "another-state"],
    ["no state", () => ""],
  ])("is refused under %s, and costs no call", async (_what, change) => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    issuer.asked.length = 0;
    back.searchParams.set("state", change(back.searchParams.get("state") ?? ""));
    expect([await finishSignIn(back), issuer.asked]).toEqual([refusedWithoutAttempt, []]);
  });

  test("is refused when the person cancels there", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    const state = back.searchParams.get("state") ?? "";
    back.search = `?${new URLSearchParams({ state, error: "access_denied", error_description: "canary" })}`;
    expect([await finishSignIn(back), takeLogText()]).toEqual([
      "/sign-in?callbackUrl=%2Fcases%2Fnew&error=OAuthCallback",
      expect.stringMatching(/^(?!.*canary).*"reason":"access_denied"/),
    ]);
  });

  test.each(["server_error", "temporarily_unavailable"])("says that the provider failed: %s", async (error) => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    back.search = `?${new URLSearchParams({ state: back.searchParams.get("state") ?? "", error })}`;
    expect(await finishSignIn(back)).toBe("/sign-in?callbackUrl=%2Fcases%2Fnew&error=ProviderFailed");
    // Anyone can write such an address, and must raise no alarm.
    expect(takeLogLines()).toEqual([expect.not.objectContaining({ outcome: expect.anything() })]);
  });

  test("ends at the sign-in page when the portal itself fails", async () => {
    createRoleSession.mockRejectedValue(new Error("canary"));
    expect([await signIn(), hasSession()]).toEqual(["/sign-in?callbackUrl=%2Fcases%2Fnew&error=Callback", false]);
    expect(takeLogLines().at(-1)).toMatchObject({ event: "session_refused", outcome: "error" });
  });

  test("is refused the second time, because a sign-in can be completed once", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    await finishSignIn(back);
    cookieJar.delete("casedesk.session");
    expect(await finishSignIn(back)).toBe(refusedWithoutAttempt);
  });

  test("leads on when Back or Reload brings it to somebody who is signed in, and costs no call", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    await finishSignIn(back);
    issuer.asked.length = 0;
    expect([await finishSignIn(back), issuer.asked, hasSession()]).toEqual(["http://127.0.0.1:3000/", [], true]);
  });

  test("is refused after a quarter of an hour", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    vi.useFakeTimers({ now: Date.now() + 15 * 60_000 + 1, toFake: ["Date"] });
    expect(await finishSignIn(back)).toBe(refusedWithoutAttempt);
    vi.useRealTimers();
  });
});

describe("two tabs that sign in at once", () => {
  test("both end signed in, each where it was going", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const first = await startSignIn("/cases/1111111111");
    const second = await startSignIn("/cases/2222222222");
    const ends = [await finishSignIn(issuer.authorize(first)), await finishSignIn(issuer.authorize(second))];
    expect(ends).toEqual(["http://127.0.0.1:3000/cases/1111111111", "http://127.0.0.1:3000/cases/2222222222"]);
  });

  test("are up to four, after which the oldest has to start again", async () => {
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    vi.useFakeTimers({ toFake: ["Date"] });
    const addresses: string[] = [];
    for (const tab of [1, 2, 3, 4, 5]) {
      vi.setSystemTime(Date.now() + tab);
      addresses.push(await startSignIn());
    }
    const ends = [];
    for (const address of addresses.slice(0, 2)) ends.push(await finishSignIn(issuer.authorize(address)));
    expect(ends).toEqual(["/sign-in?error=OAuthCallback", home]);
    vi.useRealTimers();
  });
});

describe("a call to the identity provider", () => {
  const discovery = "/.well-known/openid-configuration";

  test("is made once for many sign-ins, as far as the discovery document and the keys go", async () => {
    await signIn();
    await signIn();
    expect(issuer.asked).toEqual([discovery, "/token", "/jwks", "/token"]);
  });

  test("is made once for many people who start at the same moment", async () => {
    const { startSignIn } = await import("@/lib/testing/sign-in");
    await Promise.all([startSignIn(), startSignIn(), startSignIn()]);
    expect(issuer.asked).toEqual([discovery]);
  });

  test("reads the keys again for one that is not known yet", async () => {
    await signIn();
    issuer.behave({ algorithm: "ES256 by a new key" });
    expect([await signIn(), issuer.asked]).toEqual([home, ["/token", "/jwks"]]);
  });

  test("reads everything again after a sign-in that failed", async () => {
    issuer.behave({ claims: { aud: "another" } });
    await signIn();
    issuer.behave();
    await signIn();
    expect(issuer.asked).toEqual([discovery, "/token", "/jwks"]);
  });

  test("ends by one deadline of ten seconds, which all calls of a sign-in share", async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked = vi.spyOn(AbortSignal, "timeout").mockImplementation((wait) => timeout(wait === 10_000 ? 150 : wait));
    const { startSignIn, finishSignIn } = await import("@/lib/testing/sign-in");
    const back = issuer.authorize(await startSignIn());
    asked.mockClear();
    issuer.behave({ silent: true });
    expect([await finishSignIn(back), takeLogLines().at(-1)]).toEqual([
      "/sign-in?callbackUrl=%2Fcases%2Fnew&error=ProviderFailed",
      expect.objectContaining({ reason: "timeout", outcome: "provider-failed" }),
    ]);
    expect(asked.mock.calls.filter(([wait]) => wait === 10_000)).toHaveLength(1);
    asked.mockRestore();
  });

  test("reads at most 1 MB", async () => {
    const { startSignIn } = await import("@/lib/testing/sign-in");
    issuer.behave({ discovery: { padding: "x".repeat(1024 * 1024) } });
    expect([await startSignIn(), takeLogLines()[0]]).toEqual([
      "/sign-in?callbackUrl=%2Fcases%2Fnew&error=OAuthSignin",
      expect.objectContaining({ reason: "answer-refused" }),
    ]);
  });

  test("allows two minutes between the clocks", async () => {
    const now = Math.floor(Date.now() / 1000);
    issuer.behave({ claims: { exp: now - 100, nbf: now + 100 } });
    expect(await signIn()).toBe(home);
  });
});

describe("the issuer", () => {
  const notStarted = "/sign-in?callbackUrl=%2Fcases%2Fnew&error=OAuthSignin";

  test.each([["https://evil.example"], ["{issuer}/tenant"]])(
    "must match the settings, whatever its discovery document says: %s",
    async (given) => {
      const other = given.replace("{issuer}", issuer.issuer);
      issuer.behave({ discovery: { issuer: other }, claims: { iss: other } });
      const { startSignIn } = await import("@/lib/testing/sign-in");
      expect([await startSignIn(), takeLogLines()[0]]).toEqual([
        notStarted,
        expect.objectContaining({ reason: "issuer-mismatch" }),
      ]);
    },
  );

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

  test.each(["groups", "email", "name", "email_verified"])("is asked when the id_token has no %s", async (claim) => {
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

  test("can say that the id_token's e-mail address is verified, and not that another one is", async () => {
    const unverified = { claims: { email_verified: undefined } };
    const verified = { sub: "subject-1", email_verified: true };
    issuer.behave({ ...unverified, userinfo: { status: 200, body: { ...verified, email: "ana@example.com" } } });
    await signIn();
    issuer.behave({ ...unverified, userinfo: { status: 200, body: { ...verified, email: "eve@example.com" } } });
    await signIn();
    expect(createRoleSession.mock.calls.map(([, sessionName]) => sessionName)).toEqual([
      "ana@example.com",
      expect.stringMatching(/^u-[0-9a-f]{40}$/),
    ]);
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
      errorName: "ClientError",
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

  test("is Cognito's, with its own parameters, where a setting names it", async () => {
    vi.stubEnv("OIDC_LOGOUT_URL", "https://casedesk.auth.eu-central-1.amazoncognito.com/logout");
    vi.stubEnv("OIDC_ISSUER", "http://127.0.0.1:1"); // Not asked.
    expect(await endSessionUrl()).toBe(
      "https://casedesk.auth.eu-central-1.amazoncognito.com/logout?client_id=casedesk&logout_uri=http%3A%2F%2F127.0.0.1%3A3000%2Fsign-in",
    );
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

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { type IssuerDouble, startIssuerDouble } from "@/lib/testing/issuer-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSessionArn } from "@/lib/testing/session";
import { responder, someSettings, viewer } from "@/lib/testing/settings";
import { askAuth, signIn, startSignIn } from "@/lib/testing/sign-in";
import { grantedRole, refusedRole } from "@/lib/testing/sts-answers";
import { currentRefusal } from "./refusal";
import { rememberRole } from "./role-cookie";
import { toRoleSet } from "./role-set";
import { currentSession } from "./session";
import { unsealSession } from "./session-claims";

// A sign-in between a person, an identity provider and STS.

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let issuer: IssuerDouble;
let sts: HttpDouble;

beforeAll(async () => {
  issuer = await startIssuerDouble();
  sts = await startHttpDouble();
});

afterAll(async () => {
  await issuer.close();
  await sts.close();
});

const expiration = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_000_000);

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings({ OIDC_ISSUER: issuer.issuer }))) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.address);
  // The SDK multiplies its waits between attempts by Math.random.
  vi.spyOn(Math, "random").mockReturnValue(0);
  issuer.behave();
  sts.answerWith(grantedRole(expiration));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
  cookieJar.clear();
  takeLogText();
});

const groups = (...names: string[]) => ({ claims: { groups: names } });

function roleAskedFor(): string | null {
  return new URLSearchParams(sts.received[0]?.body).get("RoleArn");
}

describe("a sign-in", () => {
  test("leads to the page the person wanted", async () => {
    expect(await signIn(issuer, "/cases/1234567890?from=mail")).toBe(
      "http://127.0.0.1:3000/cases/1234567890?from=mail",
    );
  });

  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "http://127.0.0.1:3000@evil.example",
    "javascript:alert(1)",
  ])("leads nowhere else, whatever the link says: %s", async (callbackUrl) => {
    expect(new URL(await signIn(issuer, callbackUrl)).origin).toBe("http://127.0.0.1:3000");
  });

  test("becomes a session in the person's role", async () => {
    await signIn(issuer);
    expect(await currentSession()).toMatchObject({
      name: "Ana Example",
      email: "ana@example.com",
      role: { label: responder.label, arn: responder.arn },
      credentials: { accessKeyId: "ASIAANA", sessionToken: "ana-session-token" },
    });
  });

  test("ends when the role's credentials do", async () => {
    await signIn(issuer);
    expect((await currentSession())?.expiresAt).toEqual(expiration);
  });

  test("shows STS the id_token and nothing else of the identity provider", async () => {
    await signIn(issuer);
    expect([sts.received.length, new URLSearchParams(sts.received[0]?.body).get("WebIdentityToken")]).toEqual([
      1,
      expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/),
    ]);
  });

  test("leaves no token of the identity provider in the cookie, nor its groups", async () => {
    await signIn(issuer);
    expect(await unsealSession(cookieJar.get("casedesk.session")?.value ?? "")).toEqual({
      sub: "subject-1",
      name: "Ana Example",
      email: "ana@example.com",
      role: { label: responder.label, arn: responder.arn },
      roleSessionArn: someSessionArn,
      roles: toRoleSet([responder], [responder, viewer]),
      credentials: {
        accessKeyId: "ASIAANA",
        secretAccessKey: "ana-secret-key",
        sessionToken: "ana-session-token",
      },
      expiresAt: expiration.getTime(),
    });
  });

  test("gives one cookie, however many groups the person has", async () => {
    issuer.behave(groups("ir-responders", ...Array.from({ length: 300 }, (_, index) => `group-${index}`)));
    await signIn(issuer);
    expect(cookieJar.get("casedesk.session")?.value.length).toBeLessThan(3000);
  });

  test("takes a new session, not the one that was in the browser", async () => {
    await signIn(issuer);
    const before = cookieJar.get("casedesk.session")?.value;
    await signIn(issuer);
    expect(cookieJar.get("casedesk.session")?.value).not.toBe(before);
  });

  test("clears the refusal of an earlier sign-in", async () => {
    issuer.behave(groups());
    await signIn(issuer);
    issuer.behave();
    await signIn(issuer);
    expect(await currentRefusal()).toBeNull();
  });

  test("is logged as a role assumed and a session made", async () => {
    await signIn(issuer);
    expect(takeLogLines()).toMatchObject([
      {
        event: "role_assumed",
        outcome: "ok",
        operation: "AssumeRoleWithWebIdentity",
        roleLabel: responder.label,
        awsRequestId: "request-1",
        milliseconds: expect.any(Number),
      },
      { event: "session_created", outcome: "ok", roleLabel: responder.label },
    ]);
  });

  test("logs no name, token or key", async () => {
    await signIn(issuer);
    expect(takeLogText()).not.toMatch(/ana|subject-1|eyJ|ASIA|a-code/i);
  });
});

describe("the role that is taken", () => {
  test("is the first of several", async () => {
    issuer.behave(groups("ir-viewers", "ir-responders"));
    await signIn(issuer);
    expect(roleAskedFor()).toBe(responder.arn);
  });

  test("is the chosen one of several", async () => {
    issuer.behave(groups("ir-viewers", "ir-responders"));
    await rememberRole(viewer.arn);
    await signIn(issuer);
    expect(roleAskedFor()).toBe(viewer.arn);
  });

  test("leaves the others available", async () => {
    issuer.behave(groups("ir-viewers", "ir-responders"));
    await rememberRole(viewer.arn);
    await signIn(issuer);
    expect((await currentSession())?.otherRoles.map(({ arn }) => arn)).toEqual([responder.arn]);
  });

  test.each([viewer.arn, "arn:aws:iam::999999999999:role/Admin", "__proto__"])(
    "is never one that the claims do not give, whatever the browser asks for: %s",
    async (arn) => {
      await rememberRole(arn);
      await signIn(issuer);
      expect(roleAskedFor()).toBe(responder.arn);
    },
  );
});

describe("a sign-in that gives no role", () => {
  beforeEach(() => issuer.behave(groups("another-team")));

  test("leads to the page that explains it", async () => {
    expect(await signIn(issuer)).toBe("/sign-in/refused");
  });

  test("makes no session", async () => {
    await signIn(issuer);
    expect(await currentSession()).toBeNull();
  });

  test("asks STS for nothing", async () => {
    await rememberRole(responder.arn);
    await signIn(issuer);
    expect(sts.received).toEqual([]);
  });

  test("keeps who it was, for the page", async () => {
    await signIn(issuer);
    expect(await currentRefusal()).toEqual({ kind: "no-role", who: "ana@example.com", returnTo: "/cases/new" });
  });

  test("is logged without a name", async () => {
    await signIn(issuer);
    expect(takeLogLines()).toEqual([
      { level: 40, time: expect.any(String), event: "session_refused", outcome: "no-role" },
    ]);
  });

  test("names the claims that the provider left out, on the page and in the log", async () => {
    issuer.behave({ claims: { groups: undefined, _claim_names: { groups: "src1" } } });
    await signIn(issuer);
    expect([await currentRefusal(), takeLogLines()]).toMatchObject([
      { kind: "no-role", leftOut: ["groups"] },
      [{ outcome: "no-role", reason: "claims-left-out" }],
    ]);
  });
});

describe("a sign-in that STS refuses", () => {
  beforeEach(() => sts.answerWith(refusedRole(403, "AccessDenied")));

  test("leads to the page that explains it", async () => {
    expect(await signIn(issuer)).toBe("/sign-in/refused");
  });

  test("makes no session", async () => {
    await signIn(issuer);
    expect(await currentSession()).toBeNull();
  });

  test("does not sign out a person who wanted to change role", async () => {
    sts.answerWith(grantedRole(expiration), refusedRole(403, "AccessDenied"));
    await signIn(issuer);
    await signIn(issuer);
    expect(await currentSession()).toMatchObject({ role: { arn: responder.arn } });
  });

  test("keeps the details for administrators, without AWS's message", async () => {
    await signIn(issuer);
    expect(await currentRefusal()).toEqual({
      kind: "role-refused",
      who: "ana@example.com",
      returnTo: "/cases/new",
      roleLabel: responder.label,
      roleArn: responder.arn,
      sessionName: "ana@example.com",
      errorName: "AccessDenied",
      awsRequestId: "request-1",
    });
  });

  test("is logged with the error's name and the request id", async () => {
    await signIn(issuer);
    expect(takeLogLines().slice(1)).toEqual([
      {
        level: 40,
        time: expect.any(String),
        event: "session_refused",
        outcome: "refused",
        roleLabel: responder.label,
        errorName: "AccessDenied",
        awsRequestId: "request-1",
      },
    ]);
  });

  test("is logged as a call to AWS as well", async () => {
    await signIn(issuer);
    expect(takeLogLines()[0]).toMatchObject({ event: "role_assumed", outcome: "refused", status: 403, attempts: 1 });
  });
});

describe("a sign-in while STS is not available", () => {
  beforeEach(() => sts.answerWith(refusedRole(503, "ServiceUnavailable")));

  test.each([
    [503, "ServiceUnavailable", "RoleError"],
    [400, "IDPCommunicationError", "RoleProviderUnreachable"],
    [408, "RequestTimeout", "RoleUnavailable"],
  ])("leads back to the sign-in page, which tells %i %s apart", async (status, code, error) => {
    sts.answerWith(refusedRole(status, code));
    expect(await signIn(issuer)).toBe(`/sign-in?callbackUrl=%2Fcases%2Fnew&error=${error}`);
  });

  test("leads back to the sign-in page, which tells 400 Throttling apart", async () => {
    const headers = { "content-type": "text/xml", "retry-after": "60" };
    sts.answerWith({ ...refusedRole(400, "Throttling"), headers });
    expect(await signIn(issuer)).toBe("/sign-in?callbackUrl=%2Fcases%2Fnew&error=RoleBusy");
  });

  test("makes no session and no refusal", async () => {
    await signIn(issuer);
    expect([await currentSession(), await currentRefusal()]).toEqual([null, null]);
  });

  test("is logged as temporary", async () => {
    await signIn(issuer);
    expect(takeLogLines()).toMatchObject([
      { event: "role_assumed", outcome: "unavailable", attempts: 3 },
      { event: "session_refused", outcome: "unavailable" },
    ]);
  });
});

describe("the session that scripts in the browser can read", () => {
  test("is name, e-mail address, role and end, and nothing else", async () => {
    await signIn(issuer);
    expect((await askAuth({ path: "session" })).body).toEqual({
      user: { name: "Ana Example", email: "ana@example.com" },
      role: responder.label,
      expires: expiration.toISOString(),
    });
  });

  test("is nothing after the credentials have expired", async () => {
    await signIn(issuer);
    vi.useFakeTimers({ now: expiration, toFake: ["Date"] });
    expect((await askAuth({ path: "session" })).body).toEqual({});
  });

  test("is nothing for a visitor", async () => {
    expect((await askAuth({ path: "session" })).body).toEqual({});
  });
});

describe("the way to sign in", () => {
  test("is not started by a link from elsewhere: it takes the page's own token", async () => {
    expect(await startSignIn("/cases/new", "forged")).toBe("/sign-in?callbackUrl=%2Fcases%2Fnew&error=Callback");
  });

  test("is not started without the page's cookie, and the log says so", async () => {
    const { startSignIn: start } = await import("@/lib/auth/sign-in");
    expect(await start(new URLSearchParams({ csrfToken: "token" }))).toMatch(/error=Callback$/);
    expect(takeLogLines()).toMatchObject([{ event: "authn_failed", reason: "cookie-missing" }]);
  });

  test("leads to the company's identity provider", async () => {
    expect(await startSignIn()).toContain(`${issuer.issuer}/authorize?`);
  });
});

describe("over https, the cookies of a sign-in", () => {
  /** next-auth and Next write the names of attributes differently. */
  const inLowerCase = (attributes: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));

  /** The cookies that were set during the sign-in and after it, without those that were deleted. */
  async function cookiesOfSignIn(): Promise<Map<string, unknown>> {
    vi.resetModules();
    vi.stubEnv("NEXTAUTH_URL", "https://portal.example");
    const { startSignIn: start, finishSignIn: finish } = await import("@/lib/testing/sign-in");
    const set = new Map<string, unknown>();
    const look = () => {
      for (const { name } of cookieJar.getAll()) set.set(name, inLowerCase(cookieJar.attributesOf(name) ?? {}));
    };
    const back = issuer.authorize(await start());
    look();
    await finish(back);
    look();
    return set;
  }

  test("are each set for this host alone, by the browser's own rule", async () => {
    expect([...(await cookiesOfSignIn()).keys()].sort()).toEqual([
      "__Host-casedesk.session",
      expect.stringMatching(/^__Host-casedesk\.sign-in\.[0-9a-z]{16}$/),
      "__Host-next-auth.callback-url",
      "__Host-next-auth.csrf-token",
    ]);
  });

  test("are each out of reach of scripts, of other sites and of plain http", async () => {
    const guarded = { httponly: true, secure: true, samesite: expect.stringMatching(/^lax$/i), path: "/" };
    expect([...(await cookiesOfSignIn()).values()]).toEqual(Array(4).fill(expect.objectContaining(guarded)));
  });

  test("name no domain, which would hand them to sibling hosts", async () => {
    const domain = { domain: expect.anything() };
    expect([...(await cookiesOfSignIn()).values()]).toEqual(Array(4).fill(expect.not.objectContaining(domain)));
  });
});

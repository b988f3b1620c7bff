import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { currentUser, inRequest } from "@/lib/observability/request-context";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSessionClaims } from "@/lib/testing/session";
import { responder, someSettings, viewer } from "@/lib/testing/settings";
import { toPseudonym } from "./pseudonym";
import { toRoleSet } from "./role-set";
import { actionSession, currentSession, requireSession } from "./session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const secret = String(someSettings().NEXTAUTH_SECRET);

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  cookieJar.clear();
  takeLogText();
});

/** Signs in: the browser gets a session cookie with these claims. */
async function hold(claims: Record<string, unknown>, sealedWith: Partial<Parameters<typeof encode>[0]> = {}) {
  cookieJar.set("casedesk.session", await encode({ token: claims, secret, ...sealedWith }));
}

describe("the log", () => {
  test("says nothing of a visitor without a cookie", async () => {
    cookieJar.set("casedesk.sessions", "another");
    await currentSession();
    expect(takeLogText()).toBe("");
  });

  test("says nothing of a session that is accepted", async () => {
    await hold(someSessionClaims());
    await currentSession();
    expect(takeLogText()).toBe("");
  });

  test.each(["casedesk.session", "casedesk.session.0"])("reports a forged cookie: %s", async (name) => {
    cookieJar.set(name, "eyJhbGciOiJkaXIifQ");
    await currentSession();
    expect(takeLogLines()).toMatchObject([{ level: 40, event: "session_rejected", outcome: "not-accepted" }]);
  });

  test("reports a session whose credentials have expired", async () => {
    await hold(someSessionClaims({ expiresAt: Date.now() - 1 }));
    await currentSession();
    expect(takeLogLines()).toMatchObject([{ event: "session_rejected", outcome: "expired" }]);
  });

  test("knows the person of the request from then on, by a pseudonym", async () => {
    await hold(someSessionClaims());
    const user = await inRequest("0123456789abcdef", async () => {
      await currentSession();
      return currentUser();
    });
    expect(user).toBe(toPseudonym("subject-1"));
  });
});

describe("the current session", () => {
  test("is that of the cookie", async () => {
    await hold(someSessionClaims());
    expect(await currentSession()).toMatchObject({ name: "Ana Example", email: "ana@example.com" });
  });

  test("has the role with its account", async () => {
    await hold(someSessionClaims());
    expect((await currentSession())?.role).toEqual({
      label: responder.label,
      arn: responder.arn,
      accountId: "111122223333",
    });
  });

  test("has the role's credentials, which end when the session does", async () => {
    const expiresAt = Date.now() + 60_000;
    await hold(someSessionClaims({ expiresAt }));
    expect(await currentSession()).toMatchObject({
      credentials: { accessKeyId: "ASIAANA", expiration: new Date(expiresAt) },
      expiresAt: new Date(expiresAt),
    });
  });

  test("has the person's other roles", async () => {
    await hold(someSessionClaims());
    expect((await currentSession())?.otherRoles.map(({ arn }) => arn)).toEqual([viewer.arn]);
  });

  test("has no other role that the sign-in did not give", async () => {
    await hold(someSessionClaims({ roles: toRoleSet([responder], [responder, viewer]) }));
    expect((await currentSession())?.otherRoles).toEqual([]);
  });

  test("has no other role once AWS_ROLES has changed", async () => {
    await hold(someSessionClaims({ roles: toRoleSet([responder, viewer], [viewer, responder]) }));
    expect((await currentSession())?.otherRoles).toEqual([]);
  });

  test("has the other roles of a cookie of an older version, which lists their ARNs", async () => {
    await hold(someSessionClaims({ roles: [responder.arn, viewer.arn] }));
    expect((await currentSession())?.otherRoles.map(({ arn }) => arn)).toEqual([viewer.arn]);
  });

  test("has no other role that such a cookie lists and the settings do not name", async () => {
    await hold(someSessionClaims({ roles: [responder.arn, "arn:aws:iam::111122223333:role/Removed"] }));
    expect((await currentSession())?.otherRoles).toEqual([]);
  });

  test("can be of a person without a name and an e-mail address", async () => {
    await hold(someSessionClaims({ name: null, email: undefined }));
    expect(await currentSession()).toMatchObject({ name: undefined, email: undefined });
  });

  test("is read from a cookie that was cut into pieces", async () => {
    const value = await encode({ token: someSessionClaims(), secret });
    cookieJar.set("casedesk.session.0", value.slice(0, 200));
    cookieJar.set("casedesk.session.1", value.slice(200));
    expect(await currentSession()).toMatchObject({ name: "Ana Example" });
  });
});

describe("nobody is signed in", () => {
  test("without a cookie", async () => {
    expect(await currentSession()).toBeNull();
  });

  test.each(["", "not-a-token", "a.b.c", "a.b.c.d.e", "null", "%00"])(
    "with a cookie that is no token: %j",
    async (value) => {
      cookieJar.set("casedesk.session", value);
      expect(await currentSession()).toBeNull();
    },
  );

  test("with a cookie whose last letter was changed", async () => {
    const value = await encode({ token: someSessionClaims(), secret });
    cookieJar.set("casedesk.session", `${value.slice(0, -2)}${value.endsWith("AA") ? "BB" : "AA"}`);
    expect(await currentSession()).toBeNull();
  });

  test("with a token that anyone can write: unsigned", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    cookieJar.set("casedesk.session", `${part({ alg: "none" })}.${part(someSessionClaims())}.`);
    expect(await currentSession()).toBeNull();
  });

  test("with a cookie sealed by another secret", async () => {
    await hold(someSessionClaims(), { secret: `${secret}2` });
    expect(await currentSession()).toBeNull();
  });

  test("with a cookie sealed for another purpose by the same secret", async () => {
    await hold(someSessionClaims(), { salt: "refusal" });
    expect(await currentSession()).toBeNull();
  });

  test("with an expired seal", async () => {
    await hold(someSessionClaims(), { maxAge: -60 });
    expect(await currentSession()).toBeNull();
  });

  test("from the very moment that the role's credentials end", async () => {
    const now = Date.now();
    await hold(someSessionClaims({ expiresAt: now + 1000 }));
    vi.useFakeTimers({ now: now + 1000, toFake: ["Date"] });
    expect(await currentSession()).toBeNull();
  });

  test("with the session cookie of another name", async () => {
    cookieJar.set("__Host-casedesk.session", await encode({ token: someSessionClaims(), secret }));
    expect(await currentSession()).toBeNull();
  });

  test.each([
    ["no role", { role: undefined }],
    ["no credentials", { credentials: undefined }],
    ["half of the credentials", { credentials: { accessKeyId: "ASIAANA", secretAccessKey: "ana-secret-key" } }],
    ["no end", { expiresAt: undefined }],
    ["an end that is a text", { expiresAt: "2999-01-01" }],
    ["no roles", { roles: undefined }],
    ["no subject", { sub: undefined }],
    ["an empty subject", { sub: "" }],
  ])("with a session of an older or broken shape: %s", async (_what, parts) => {
    await hold(someSessionClaims(parts));
    expect(await currentSession()).toBeNull();
  });
});

describe("a session in a header", () => {
  test("is ignored: only the cookie counts", async () => {
    const authorization = `Bearer ${await encode({ token: someSessionClaims(), secret })}`;
    cookieJar.requestHeaders = { authorization };
    expect(await currentSession()).toBeNull();
  });
});

describe("a server action", () => {
  test("gets the session when a page of the portal called it", async () => {
    await hold(someSessionClaims());
    expect(await actionSession()).toMatchObject({ name: "Ana Example" });
  });

  test("gets none when anything else called it", async () => {
    await hold(someSessionClaims());
    cookieJar.requestHeaders = { origin: "https://evil.example" };
    expect(await actionSession()).toBeNull();
  });
});

describe("a page that needs a session", () => {
  test("gets it", async () => {
    await hold(someSessionClaims());
    expect(await requireSession("/cases/new")).toMatchObject({ name: "Ana Example" });
  });

  test("sends a visitor without one to sign in, and says where to come back to", async () => {
    await expect(requireSession("/cases/1234567890?a=b&c")).rejects.toMatchObject({
      digest: expect.stringContaining(";/sign-in?callbackUrl=%2Fcases%2F1234567890%3Fa%3Db%26c;"),
    });
  });
});

describe("over https", () => {
  test("each cookie has a name that makes browsers guard it", async () => {
    vi.resetModules();
    vi.stubEnv("NEXTAUTH_URL", "https://portal.example");
    const cookies = await import("./session-cookie");
    expect([
      cookies.sessionCookieName(),
      cookies.roleCookieName(),
      cookies.refusalCookieName(),
      cookies.openedCookieName(),
    ]).toEqual([
      "__Host-casedesk.session",
      "__Host-casedesk.role",
      "__Host-casedesk.refusal",
      "__Host-casedesk.opened",
    ]);
  });

  // RFC 6265bis, 4.1.3.2: a __Host- cookie has Secure, the path / and no domain.
  test("cookies are what such a name demands", async () => {
    vi.resetModules();
    vi.stubEnv("NEXTAUTH_URL", "https://portal.example");
    const { cookieOptions } = await import("./session-cookie");
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });
});

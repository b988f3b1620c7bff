import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { currentUser, inRequest } from "@/lib/observability/request-context";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { holdSession, someSessionClaims } from "@/lib/testing/session";
import { responder, someSettings, viewer } from "@/lib/testing/settings";
import { toPseudonym } from "./pseudonym";
import { toRoleSet } from "./role-set";
import { seal, sealBytes } from "./seal";
import { actionSession, currentSession, requireSession } from "./session";
import { sealSession } from "./session-claims";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  cookieJar.clear();
  takeLogText();
});

describe("the log", () => {
  test("says nothing of a visitor without a cookie", async () => {
    cookieJar.set("casedesk.sessions", "another");
    await currentSession();
    expect(takeLogText()).toBe("");
  });

  test("says nothing of a session that is accepted", async () => {
    await holdSession();
    await currentSession();
    expect(takeLogText()).toBe("");
  });

  test.each(["casedesk.session", "casedesk.session.0"])("reports a forged cookie: %s", async (name) => {
    cookieJar.set(name, "eyJhbGciOiJkaXIifQ");
    await currentSession();
    expect(takeLogLines()).toMatchObject([{ level: 40, event: "session_rejected", outcome: "not-accepted" }]);
  });

  test("reports a session whose credentials have expired", async () => {
    await holdSession({ expiresAt: Date.now() - 1 });
    await currentSession();
    expect(takeLogLines()).toMatchObject([{ event: "session_rejected", outcome: "expired" }]);
  });

  test("knows the person of the request from then on, by a pseudonym", async () => {
    await holdSession();
    const user = await inRequest("0123456789abcdef", async () => {
      await currentSession();
      return currentUser();
    });
    expect(user).toBe(toPseudonym("subject-1"));
  });
});

describe("the current session", () => {
  test("is that of the cookie", async () => {
    await holdSession();
    expect(await currentSession()).toMatchObject({ name: "Ana Example", email: "ana@example.com" });
  });

  test("has the role with its account", async () => {
    await holdSession();
    expect((await currentSession())?.role).toEqual({
      label: responder.label,
      arn: responder.arn,
      accountId: "111122223333",
    });
  });

  test("has the role's credentials, which end when the session does", async () => {
    const expiresAt = Date.now() + 60_000;
    await holdSession({ expiresAt });
    expect(await currentSession()).toMatchObject({
      credentials: { accessKeyId: "ASIAANA", expiration: new Date(expiresAt) },
      expiresAt: new Date(expiresAt),
    });
  });

  test("has the person's other roles", async () => {
    await holdSession();
    expect((await currentSession())?.otherRoles.map(({ arn }) => arn)).toEqual([viewer.arn]);
  });

  test("has no other role that the sign-in did not give", async () => {
    await holdSession({ roles: toRoleSet([responder], [responder, viewer]) });
    expect((await currentSession())?.otherRoles).toEqual([]);
  });

  test("has no other role once AWS_ROLES has changed", async () => {
    await holdSession({ roles: toRoleSet([responder, viewer], [viewer, responder]) });
    expect((await currentSession())?.otherRoles).toEqual([]);
  });

  test("can be of a person without a name and an e-mail address", async () => {
    await holdSession({ name: null, email: null });
    expect(await currentSession()).toMatchObject({ name: undefined, email: undefined });
  });

  test("is read from a cookie that was cut into pieces", async () => {
    const value = await sealSession(someSessionClaims());
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
    const value = await sealSession(someSessionClaims());
    cookieJar.set("casedesk.session", `${value.slice(0, -2)}${value.endsWith("AA") ? "BB" : "AA"}`);
    expect(await currentSession()).toBeNull();
  });

  test("with a token that anyone can write: unsigned", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    cookieJar.set("casedesk.session", `${part({ alg: "none" })}.${part(someSessionClaims())}.`);
    expect(await currentSession()).toBeNull();
  });

  test("with a cookie sealed by another secret", async () => {
    await holdSession({}, "another-secret-of-more-than-32-bytes");
    expect(await currentSession()).toBeNull();
  });

  test("with a cookie sealed for another purpose by the same secret", async () => {
    cookieJar.set("casedesk.session", await seal(someSessionClaims(), "refusal", 600));
    expect(await currentSession()).toBeNull();
  });

  test("from the very moment that the role's credentials end", async () => {
    const now = Date.now();
    await holdSession({ expiresAt: now + 1000 });
    vi.useFakeTimers({ now: now + 1000, toFake: ["Date"] });
    expect(await currentSession()).toBeNull();
  });

  test("with the session cookie of another name", async () => {
    cookieJar.set("__Host-casedesk.session", await sealSession(someSessionClaims()));
    expect(await currentSession()).toBeNull();
  });

  /** The bytes of a sealed session that holds these facts. */
  const bytesOf = (facts: unknown, token = "token") => {
    const json = Buffer.from(JSON.stringify(facts));
    return Buffer.concat([Buffer.from([json.length >> 8, json.length & 0xff]), json, Buffer.from(token)]);
  };
  const good = ["subject-1", null, null, "Label", responder.arn, "arn", "roles", "ASIAANA", "key", Date.now() + 60_000];

  test("unless the sealed bytes hold all that a session needs", async () => {
    cookieJar.set("casedesk.session", await sealBytes(bytesOf(good), "session"));
    expect(await currentSession()).not.toBeNull();
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.alloc(1)],
    ["no JSON", Buffer.from("\0\x03{{{token")],
    ["an object, as older versions wrote", Buffer.from(JSON.stringify(someSessionClaims()))],
    ["no subject", bytesOf([null, ...good.slice(1)])],
    ["an empty subject", bytesOf(["", ...good.slice(1)])],
    ["no end", bytesOf(good.slice(0, -1))],
    ["an end that is a text", bytesOf([...good.slice(0, -1), "2999-01-01"])],
    ["more than it should", bytesOf([...good, "more"])],
    ["no session token", bytesOf(good, "")],
    ["a length beyond its end", bytesOf(good, "").subarray(0, -20)],
  ])("with a sealed session that holds %s", async (_what, bytes) => {
    cookieJar.set("casedesk.session", await sealBytes(bytes, "session"));
    expect(await currentSession()).toBeNull();
  });
});

describe("a session in a header", () => {
  test("is ignored: only the cookie counts", async () => {
    const authorization = `Bearer ${await sealSession(someSessionClaims())}`;
    cookieJar.requestHeaders = { authorization };
    expect(await currentSession()).toBeNull();
  });
});

describe("a server action", () => {
  test("gets the session when a page of the portal called it", async () => {
    await holdSession();
    expect(await actionSession()).toMatchObject({ name: "Ana Example" });
  });

  test("gets none when anything else called it", async () => {
    await holdSession();
    cookieJar.requestHeaders = { origin: "https://evil.example" };
    expect(await actionSession()).toBeNull();
  });
});

describe("a page that needs a session", () => {
  test("gets it", async () => {
    await holdSession();
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
    const cookies = await import("./cookie-names");
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
    const { cookieOptions } = await import("./cookie-names");
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });
});

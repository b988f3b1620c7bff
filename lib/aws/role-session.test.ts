import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetPace } from "@/lib/testing/forget-pace";
import { type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { someSessionArn } from "@/lib/testing/session";
import { responder, someSettings } from "@/lib/testing/settings";
import { shortenTimers } from "@/lib/testing/short-timer";
import { grantedRole, refusedRole } from "@/lib/testing/sts-answers";
import { requestHandler } from "./request-handler";
import { createRoleSession, toRoleRefusal } from "./role-session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let sts: HttpDouble;

beforeAll(async () => {
  sts = await startHttpDouble();
});

afterAll(() => sts.close());

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.address);
  forgetPace();
  // The SDK multiplies its waits between attempts by Math.random.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const expiration = new Date("2026-03-04T06:06:07Z");
const granted = grantedRole(expiration);

function takeRole() {
  return createRoleSession(responder, "ana@example.com", "an-id-token");
}

/** The form that STS received with the only call. */
function formReceived(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(sts.received[0]?.body));
}

describe("a role session", () => {
  test("is made of what STS answers", async () => {
    sts.answerWith(granted);
    expect(await takeRole()).toEqual({
      ok: true,
      credentials: {
        accessKeyId: "ASIAANA",
        secretAccessKey: "ana-secret-key",
        sessionToken: "ana-session-token",
        roleSessionArn: someSessionArn,
        expiresAt: new Date("2026-03-04T06:06:07Z"),
      },
    });
  });

  test("is asked for with the person's token, role and name", async () => {
    sts.answerWith(granted);
    await takeRole();
    expect(formReceived()).toEqual({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: responder.arn,
      RoleSessionName: "ana@example.com",
      WebIdentityToken: "an-id-token",
      DurationSeconds: "3600",
    });
  });

  test("is asked for in the time that the settings say", async () => {
    vi.resetModules();
    vi.stubEnv("AWS_ROLE_SESSION_SECONDS", "900");
    sts.answerWith(granted);
    const { createRoleSession: create } = await import("./role-session");
    await create(responder, "ana@example.com", "an-id-token");
    expect(formReceived().DurationSeconds).toBe("900");
  });

  test("is asked for by the person, never by credentials that lie about", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIACANARY");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "canary-secret-key");
    vi.stubEnv("AWS_SESSION_TOKEN", "canary-session-token");
    sts.answerWith(granted);
    await takeRole();
    expect(JSON.stringify(sts.received)).not.toMatch(/authorization|x-amz-security-token|canary/i);
  });

  test.each([
    ["without credentials", /<Credentials>.*<\/Credentials>/s],
    ["without a session token", /<SessionToken>.*<\/SessionToken>/],
    ["without an end", /<Expiration>.*<\/Expiration>/],
    ["with an empty secret key", "ana-secret-key"],
  ])("is not made of an answer %s", async (_what, missing) => {
    sts.answerWith(grantedRole(expiration, (text) => text.replace(missing, "")));
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "unavailable" } });
  });
});

describe("an answer that is not to be trusted", () => {
  test("does not lead the token to another address", async () => {
    sts.answerWith({ status: 307, headers: { location: `${sts.address}/elsewhere` } });
    expect([await takeRole(), sts.received.map(({ url }) => url)]).toEqual([
      { ok: false, refusal: expect.anything() },
      expect.not.arrayContaining(["/elsewhere"]),
    ]);
  });

  test("has the entities that it declares neither fetched nor put in", async () => {
    const declared = `<!DOCTYPE x [<!ENTITY far SYSTEM "${sts.address}/entity"><!ENTITY near "ASIANEAR">]>`;
    const change = (text: string) => `${declared}${text.replace("ASIAANA", "&far;&near;")}`;
    sts.answerWith(grantedRole(expiration, change));
    expect([JSON.stringify(await takeRole()), sts.received.map(({ url }) => url)]).toEqual([
      expect.not.stringContaining("ASIANEAR"),
      expect.not.arrayContaining(["/entity"]),
    ]);
  });
});

describe("a refusal of STS", () => {
  // The errors of AssumeRoleWithWebIdentity, and two common ones.
  test.each([
    [400, "ExpiredTokenException"],
    [400, "InvalidIdentityToken"],
    [403, "IDPRejectedClaim"],
    [400, "MalformedPolicyDocument"],
    [400, "PackedPolicyTooLarge"],
    [403, "RegionDisabledException"],
    [403, "AccessDenied"],
    [400, "ValidationError"],
  ])("is final: %i %s", async (status, code) => {
    sts.answerWith(refusedRole(status, code));
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "refused" } });
  });

  test("is asked for once", async () => {
    sts.answerWith(refusedRole(403, "AccessDenied"));
    await takeRole();
    expect(sts.received).toHaveLength(1);
  });

  test("has the error's name and the request id, and nothing of its message", async () => {
    sts.answerWith(refusedRole(403, "AccessDenied"));
    expect(await takeRole()).toEqual({
      ok: false,
      refusal: { kind: "refused", errorName: "AccessDenied", awsRequestId: "request-1" },
    });
  });
});

describe("STS is not available", () => {
  test.each([
    [400, "IDPCommunicationError", "provider-unreachable"],
    [408, "Unheard", "no-answer"],
    [500, "InternalFailure", "error"],
    [503, "ServiceUnavailable", "error"],
  ])("when it answers %i %s: %s", async (status, code, cause) => {
    sts.answerWith(refusedRole(status, code));
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "unavailable", cause } });
  });

  test("when it answers with a page of HTML", async () => {
    sts.answerWith({ status: 503, headers: { "content-type": "text/html" }, body: "<html>Bad gateway</html>" });
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "unavailable" } });
  });

  test("when it cuts the connection", async () => {
    sts.answerWith("connection reset");
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "unavailable", cause: "no-answer" } });
  });

  test("when the connection is refused", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "unavailable" } });
  });

  test.each([
    [400, "Throttling"],
    [429, "TooManyRequestsException"],
    [429, "Unheard"],
  ])("when it answers %i %s and asks to wait for longer than anybody would", async (status, code) => {
    sts.answerWith({ ...refusedRole(status, code), headers: { "content-type": "text/xml", "retry-after": "60" } });
    expect(await takeRole()).toMatchObject({ ok: false, refusal: { kind: "unavailable", cause: "busy" } });
  });

  test("for a second, when it throttles more often than three times", async () => {
    const throttled = refusedRole(400, "Throttling");
    sts.answerWith(throttled, throttled, throttled, throttled, granted);
    expect([(await takeRole()).ok, sts.received.length]).toEqual([true, 5]);
  });

  test("when it has not answered after 25 seconds, all attempts together", async () => {
    // Longer than the request takes to arrive: otherwise the next test would receive it.
    shortenTimers(25_000, 1500);
    sts.answerWith("silence");
    expect(await takeRole()).toMatchObject({ refusal: { kind: "unavailable" } });
  });

  test("and is asked three times", async () => {
    sts.answerWith(refusedRole(500, "InternalFailure"));
    await takeRole();
    expect(sts.received).toHaveLength(3);
  });

  test("and is asked three times however many sign-ins failed before", async () => {
    sts.answerWith(refusedRole(500, "InternalFailure"));
    await Promise.all(Array.from({ length: 100 }, takeRole));
    const before = sts.received.length;
    await takeRole();
    expect(sts.received.length - before).toBe(3);
  });

  test("for a moment only, when a later attempt succeeds", async () => {
    sts.answerWith("connection reset", granted);
    expect(await takeRole()).toMatchObject({ ok: true });
  });
});

describe("anything that is thrown", () => {
  test("is named by Node's code when the connection failed", () => {
    const thrown = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:4020"), { code: "ECONNREFUSED" });
    expect(toRoleRefusal(thrown)).toEqual({ kind: "unavailable", cause: "no-answer", errorName: "ECONNREFUSED" });
  });

  test.each([undefined, null, "text", 0, {}, { name: 42, $metadata: "none" }, new Error("message")])(
    "may pass, when it is no answer of STS: %j",
    (thrown) => {
      expect(toRoleRefusal(thrown)).toEqual({ kind: "unavailable", cause: "no-answer", errorName: "Error" });
    },
  );
});

describe("the connections to AWS", () => {
  test("give up on their own: an attempt never lasts for ever", async () => {
    sts.answerWith(granted);
    await takeRole(); // The handler's settings are there once it is in use.
    expect(requestHandler().httpHandlerConfigs()).toMatchObject({
      connectionTimeout: 2000,
      requestTimeout: 8000,
      throwOnRequestTimeout: true,
    });
  });
});

import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { wasJustOpened } from "@/lib/opened-case";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { type Answer, type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { someSessionClaims } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import { openCase } from "./action";

vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));
vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let aws: HttpDouble;

beforeAll(async () => {
  aws = await startHttpDouble();
});

afterAll(() => aws.close());

const created: Answer = { status: 201, body: { caseId: "1234567890" } };

beforeEach(async () => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", aws.address);
  // The SDK multiplies its waits between attempts by Math.random.
  vi.spyOn(Math, "random").mockReturnValue(0);
  aws.answerWith(created);
  await signIn();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  cookieJar.clear();
  takeLogText();
});

async function signIn(parts: Parameters<typeof someSessionClaims>[0] = {}): Promise<void> {
  const token = someSessionClaims(parts);
  const secret = String(someSettings().NEXTAUTH_SECRET);
  cookieJar.set("casedesk.session", await encode({ token, secret }));
}

function refusal(status: number, type: string, body: object = {}): Answer {
  return { status, headers: { "x-amzn-errortype": type }, body };
}

describe("a case that AWS opens", () => {
  test("sends the browser to its page", async () => {
    await expect(openCase(null, aCase())).rejects.toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT;\w+;\/cases\/1234567890;/),
    });
  });

  test("is remembered as just opened", async () => {
    await openCase(null, aCase()).catch(() => {});
    expect(await wasJustOpened("1234567890")).toBe(true);
  });

  test("goes to AWS under the person's own role session", async () => {
    await openCase(null, aCase()).catch(() => {});
    expect(aws.received[0]?.headers["x-amz-security-token"]).toBe("ana-session-token");
  });

  test("carries the form's token", async () => {
    await openCase(null, aCase({ clientToken: "0f0e0d0c-0b0a-4908-8706-050403020100" })).catch(() => {});
    expect(JSON.parse(aws.received[0]?.body ?? "")).toMatchObject({
      clientToken: "0f0e0d0c-0b0a-4908-8706-050403020100",
    });
  });
});

describe("somebody who is signed out", () => {
  test("is told so", async () => {
    cookieJar.clear();
    expect(await openCase(null, aCase())).toEqual({ status: "failed", code: "signed-out", outcome: "not-created" });
  });

  test("is told so when the session has ended in the meantime", async () => {
    await signIn({ expiresAt: Date.now() - 1 });
    expect(await openCase(null, aCase())).toMatchObject({ code: "signed-out" });
  });

  test("sends nothing to AWS", async () => {
    cookieJar.clear();
    await openCase(null, aCase());
    expect(aws.received).toEqual([]);
  });

  test("learns nothing about what was sent", async () => {
    cookieJar.clear();
    expect(await openCase(null, { title: 1 })).toMatchObject({ code: "signed-out" });
  });
});

describe("a form that is wrong", () => {
  test("is answered field by field", async () => {
    expect(await openCase(null, aCase({ title: "", watchers: [{ email: "ana", name: "Ana", jobTitle: "" }] }))).toEqual(
      {
        status: "invalid",
        issues: expect.arrayContaining([
          { path: "title", message: expect.any(String) },
          { path: "watchers.0.email", message: expect.any(String) },
        ]),
      },
    );
  });

  test("sends nothing to AWS", async () => {
    await openCase(null, aCase({ title: "" }));
    expect(aws.received).toEqual([]);
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "title"],
    ["a list", [aCase()]],
    ["a FormData, as a form without script sends", new FormData()],
    ["a member that the form has not", { ...aCase(), role: "admin" }],
    [
      "a member of a row that the form has not",
      aCase({ tags: [Object.assign({ key: "k", value: "v" }, { more: 1 })] }),
    ],
    ["the prototype as a member", JSON.parse(JSON.stringify(aCase()).replace("{", '{"__proto__":{"a":1},'))],
    ["a missing member", { ...aCase(), title: undefined }],
    ["a member of another type", { ...aCase(), impactedAccounts: ["111122223333"] }],
    ["a list far too long", { ...aCase(), tags: Array(100_000).fill({ key: "k", value: "v" }) }],
  ])("may be anything a browser can send: %s", async (_what, input) => {
    expect([await openCase(null, input), aws.received]).toMatchObject([{ status: "invalid" }, []]);
  });

  test("is logged by the names of the fields, not by what stands in them", async () => {
    await openCase(null, aCase({ title: "", tags: [{ key: "aws:canary", value: "canary" }] }));
    expect(takeLogLines()).toEqual([
      { level: 40, time: expect.any(String), event: "input_refused", fields: ["title", "tags.0.key"] },
    ]);
  });

  test("is logged without the names that a stranger gave to members", async () => {
    await openCase(null, { ...aCase(), canary: 1 });
    expect(takeLogText()).not.toContain("canary");
  });

  test("is logged with fifty names at most", async () => {
    const watchers = Array.from({ length: 30 }, () => ({ email: "a", name: "", jobTitle: "j".repeat(51) }));
    const tags = Array.from({ length: 60 }, () => ({ key: "aws:a", value: "" }));
    await openCase(null, aCase({ watchers, tags }));
    expect(takeLogLines()[0]?.fields).toHaveLength(50);
  });
});

describe("a case that AWS does not open", () => {
  test("is a value: the role may not", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    expect(await openCase(null, aCase())).toEqual({
      status: "failed",
      code: "access-denied",
      outcome: "not-created",
      awsRequestId: "request-1",
    });
  });

  test("is answered at the field that AWS names", async () => {
    const fieldList = [{ name: "watchers.0.email", message: "is not a mailbox" }];
    aws.answerWith(refusal(400, "ValidationException", { reason: "FIELD_VALIDATION_FAILED", fieldList }));
    const watchers = [{ email: "ana@example.com", name: "Ana", jobTitle: "Analyst" }];
    expect(await openCase(null, aCase({ watchers }))).toMatchObject({
      status: "invalid",
      issues: [{ path: "watchers.0.email", message: "is not a mailbox" }],
    });
  });

  test("is unclear when the answer was lost before AWS throttled the rest", async () => {
    aws.answerWith("connection reset", refusal(429, "ThrottlingException"));
    expect(await openCase(null, aCase())).toMatchObject({ outcome: "unclear" });
  });

  test("is not remembered as just opened", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    await openCase(null, aCase());
    expect(cookieJar.get("casedesk.opened")).toBeUndefined();
  });
});

import { GetCaseCommand } from "@aws-sdk/client-security-ir";
import { afterEach, describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { caseSchema } from "@/lib/cases/case-schema";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";
import { shortenTimers } from "@/lib/testing/short-timer";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

afterEach(() => void takeLogText());

const created: Answer = { status: 201, body: { caseId: "1234567890" } };

async function open(session = aSession()) {
  const { createCase } = await import("./security-ir/create-case");
  return createCase(session, caseSchema.parse(aCase()));
}

async function read() {
  const { getCase } = await import("./security-ir/get-case");
  return getCase(aSession(), "1234567890");
}

describe.each([
  ["CreateCase", () => open(), created],
  ["GetCase", read, { status: 200, body: { title: "Title" } } as const],
])("a call of %s", (_operation, call, answer) => {
  test("is signed by the person's own role session", async () => {
    aws().answerWith(answer);
    await call();
    expect(aws().received[0]?.headers).toMatchObject({
      authorization: expect.stringContaining("Credential=ASIAANA/"),
      "x-amz-security-token": "ana-session-token",
    });
  });

  test("is never signed by credentials that lie about", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIACANARY");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "canary-secret-key");
    vi.stubEnv("AWS_SESSION_TOKEN", "canary-session-token");
    aws().answerWith(answer);
    await call();
    expect(JSON.stringify(aws().received)).not.toMatch(/canary/i);
  });

  test("is signed for the Region of the settings", async () => {
    vi.stubEnv("AWS_REGION", "ap-southeast-2");
    aws().answerWith(answer);
    await call();
    expect(aws().received[0]?.headers.authorization).toContain("/ap-southeast-2/security-ir/aws4_request");
  });

  test("is tried three times, whatever the machine's own settings say", async () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    aws().answerWith(refusal(500, "InternalServerException"));
    await call();
    expect(aws().received).toHaveLength(3);
  });

  test("is not made at another address, though an answer says so", async () => {
    aws().answerWith({ status: 307, headers: { location: `${aws().address}/elsewhere` } });
    expect([await call(), aws().received.map(({ url }) => url)]).toMatchObject([
      { ok: false },
      expect.not.arrayContaining(["/elsewhere"]),
    ]);
  });

  test("ends after 25 seconds, all attempts together", async () => {
    shortenTimers(25_000, 300);
    aws().answerWith("silence");
    expect(await call()).toMatchObject({ ok: false });
  });
});

describe("after a hundred reads have failed", () => {
  async function failReads() {
    aws().answerWith(refusal(500, "InternalServerException"));
    await Promise.all(Array.from({ length: 100 }, read));
  }

  test("opening a case survives a lost connection", async () => {
    await failReads();
    aws().answerWith("connection reset", "connection reset", created);
    expect(await open()).toMatchObject({ ok: true, answer: { caseId: "1234567890" } });
  });

  test("reads are not repeated, so that an outage does not multiply the load", async () => {
    await failReads();
    aws().answerWith(refusal(500, "InternalServerException"));
    await read();
    expect(aws().received).toHaveLength(1);
  });

  test("reads are repeated again half a minute later", async () => {
    await failReads();
    const later = performance.now() + 30_000;
    vi.spyOn(performance, "now").mockReturnValue(later);
    aws().answerWith(refusal(500, "InternalServerException"));
    await read();
    expect(aws().received).toHaveLength(3);
  });
});

test("a hundred cases that could not be opened leave the next one its three attempts", async () => {
  aws().answerWith(refusal(500, "InternalServerException"));
  await Promise.all(Array.from({ length: 100 }, () => open()));
  aws().answerWith("connection reset", "connection reset", created);
  expect(await open()).toMatchObject({ ok: true });
});

describe("once AWS has throttled", () => {
  const throttled = refusal(429, "ThrottlingException");

  test("a write is repeated more often than three times, because it was certainly not carried out", async () => {
    aws().answerWith(throttled, throttled, throttled, created);
    expect([await open(), aws().received.length]).toMatchObject([{ ok: true, hadUnclearAttempt: false }, 4]);
  });

  test("a read that nobody waits for is not repeated", async () => {
    aws().answerWith(throttled);
    const { callAs } = await import("./call");
    const command = new GetCaseCommand({ caseId: "1234567890" });
    const options = { operation: "GetCase", retry: "read", priority: "background", toAnswer: () => "read" } as const;
    expect([await callAs(aSession(), command, options), aws().received.length]).toMatchObject([
      { ok: false, failure: { kind: "throttled", outcome: "not-done" } },
      1,
    ]);
  });

  test("a call for which AWS asks to wait beyond the deadline ends at once, and says how long", async () => {
    aws().answerWith({ ...throttled, headers: { "x-amzn-errortype": "ThrottlingException", "retry-after": "90" } });
    expect([await open(), aws().received.length]).toMatchObject([
      { failure: { kind: "throttled", outcome: "not-done", retryAfterSeconds: 90 } },
      1,
    ]);
  });

  test("a call that was never sent is not done, and says when there is room", async () => {
    aws().answerWith(created);
    const { pacedOperation } = await import("./paced-operation");
    pacedOperation("CreateCase", 1).throttled(performance.now() + 40_500);
    expect([await open(), aws().received.length, takeLogLines()]).toMatchObject([
      { failure: { kind: "throttled", outcome: "not-done", retryAfterSeconds: 42 } },
      0,
      [{ errorName: "NotSentInTime", outcome: "failed", reason: "throttled" }],
    ]);
  });
});

describe("the audit line", () => {
  const always = { time: expect.any(String), roleLabel: "Incident responder", milliseconds: expect.any(Number) };

  test("of a case that was opened", async () => {
    aws().answerWith(created);
    await open();
    expect(takeLogLines()).toEqual([
      {
        ...always,
        level: 30,
        event: "case_create",
        outcome: "created",
        operation: "CreateCase",
        awsRequestId: "request-1",
        attempts: 1,
        status: 201,
        caseId: "1234567890",
      },
    ]);
  });

  test("of a case that AWS refused", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    await open();
    expect(takeLogLines()).toEqual([
      {
        ...always,
        level: 40,
        event: "case_create",
        outcome: "failed",
        reason: "access-denied",
        operation: "CreateCase",
        awsRequestId: "request-1",
        attempts: 1,
        status: 403,
        errorName: "AccessDeniedException",
      },
    ]);
  });

  test("of a case whose number did not come", async () => {
    aws().answerWith({ status: 201, body: {} });
    await open();
    expect(takeLogLines()).toMatchObject([{ level: 40, outcome: "unclear", reason: "aws-error", errorName: "Error" }]);
  });

  test("of a case that was read", async () => {
    aws().answerWith({ status: 200, body: { title: "Title" } });
    await read();
    expect(takeLogLines()).toEqual([
      {
        ...always,
        level: 30,
        event: "aws_call",
        outcome: "ok",
        operation: "GetCase",
        awsRequestId: "request-1",
        attempts: 1,
        status: 200,
        caseId: "1234567890",
      },
    ]);
  });

  test("of a case that the role cannot read", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    await read();
    expect(takeLogLines()).toMatchObject([{ level: 40, event: "aws_call", outcome: "denied", caseId: "1234567890" }]);
  });

  test("counts the attempts", async () => {
    aws().answerWith(refusal(500, "InternalServerException"), created);
    await open();
    expect(takeLogLines()).toMatchObject([{ attempts: 2 }]);
  });

  test("holds nothing of the case, of the person, of the credentials or of AWS's words", async () => {
    aws().answerWith(refusal(400, "ValidationException"), created);
    await open();
    await open();
    expect(takeLogText()).not.toMatch(/canary|Unknown access|Keys of|ana@|Ana Example|ASIAANA|ana-secret|ana-session/);
  });
});

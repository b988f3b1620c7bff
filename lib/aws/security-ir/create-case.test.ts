import { describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { caseSchema } from "@/lib/cases/case-schema";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { aSession } from "@/lib/testing/session";
import { shortenTimers } from "@/lib/testing/short-timer";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

const created: Answer = { status: 201, body: { caseId: "1234567890" } };
const throttled = refusal(429, "ThrottlingException");
const throttledForLong = {
  status: 429,
  headers: { "x-amzn-errortype": "ThrottlingException", "retry-after": "30" },
};

async function open(session = aSession()) {
  const { createCase } = await import("./create-case");
  return createCase(session, caseSchema.parse(aCase()));
}

/** The failure of a try. */
async function verdict() {
  const opened = await open();
  return opened.ok ? "created" : opened.failure;
}

describe("opening a case", () => {
  test("gives the number that AWS gave", async () => {
    aws().answerWith(created);
    expect(await open()).toEqual({ ok: true, answer: { caseId: "1234567890" }, hadUnclearAttempt: false });
  });

  test("sends the form's token with every attempt", async () => {
    aws().answerWith("connection reset", refusal(500, "InternalServerException"), created);
    await open();
    expect(aws().received.map(({ body }) => JSON.parse(body).clientToken)).toEqual(Array(3).fill(aCase().clientToken));
  });

  test("sends the same bytes with every attempt", async () => {
    aws().answerWith("connection reset", refusal(500, "InternalServerException"), created);
    await open();
    expect(new Set(aws().received.map(({ body }) => body)).size).toBe(1);
  });

  test("is a success when a later attempt is", async () => {
    aws().answerWith("connection reset", created);
    expect(await open()).toMatchObject({ ok: true });
  });

  test("of two people at once is signed by each of them for their own", async () => {
    const another = aSession({
      credentials: { ...aSession().credentials, accessKeyId: "ASIAMAX", sessionToken: "max-session-token" },
    });
    aws().answerWith(created);
    await Promise.all([open(), open(another), open(), open(another)]);
    const signers = aws().received.map(({ headers }) => [
      /Credential=(\w+)/.exec(headers.authorization ?? "")?.[1],
      headers["x-amz-security-token"],
    ]);
    expect(signers.sort()).toEqual([
      ["ASIAANA", "ana-session-token"],
      ["ASIAANA", "ana-session-token"],
      ["ASIAMAX", "max-session-token"],
      ["ASIAMAX", "max-session-token"],
    ]);
  });

  test("says so when an attempt before may have opened a case as well", async () => {
    aws().answerWith("connection reset", created);
    expect(await open()).toMatchObject({ hadUnclearAttempt: true });
  });

  test("does not say so when AWS only refused the attempt before", async () => {
    aws().answerWith(throttled, created);
    expect(await open()).toMatchObject({ hadUnclearAttempt: false });
  });

  test("gives AWS's number of a refused call", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    expect(await open()).toMatchObject({
      ok: false,
      failure: { kind: "access-denied", outcome: "not-done" },
      awsRequestId: "request-1",
    });
  });

  test("is unclear when an answer was lost before AWS throttled the rest", async () => {
    aws().answerWith("connection reset", throttledForLong);
    expect(await verdict()).toMatchObject({ kind: "aws-no-answer", outcome: "unclear" });
  });

  test("is unclear when AWS had an error before it refused", async () => {
    aws().answerWith(refusal(500, "InternalServerException"), refusal(403, "AccessDeniedException"));
    expect(await verdict()).toMatchObject({ kind: "aws-error", outcome: "unclear" });
  });

  test("has failed for sure when every attempt was throttled", async () => {
    aws().answerWith(throttled, throttledForLong);
    expect(await verdict()).toMatchObject({ kind: "throttled", outcome: "not-done" });
  });

  test("is not done if the connection is refused", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:1");
    expect(await verdict()).toMatchObject({ kind: "aws-unreachable", outcome: "not-done" });
  });

  test("is unclear when the time is over", async () => {
    shortenTimers(25_000, 300);
    aws().answerWith("silence");
    expect(await verdict()).toMatchObject({ outcome: "unclear" });
  });

  test("has failed for sure when the time is over while AWS has the portal wait", async () => {
    shortenTimers(25_000, 1500);
    aws().answerWith(throttledForLong);
    expect(await verdict()).toEqual({ kind: "throttled", outcome: "not-done", retryAfterSeconds: 30 });
  });

  test("is unclear when an answer was lost before AWS had the portal wait", async () => {
    shortenTimers(25_000, 1500);
    aws().answerWith("connection reset", throttledForLong);
    expect(await verdict()).toMatchObject({ kind: "aws-no-answer", outcome: "unclear" });
  });

  test.each([
    ["without a number", { status: 201, body: {} }],
    ["that breaks off", { status: 201, body: '{"caseId":"12345' }],
    ["that is no JSON", { status: 200, body: "<html>" }],
  ])("is unclear after an answer %s", async (_what, answer) => {
    aws().answerWith(answer);
    expect(await verdict()).toMatchObject({ kind: "aws-error", outcome: "unclear" });
  });
});

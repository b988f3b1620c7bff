import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { toFailure } from "@/lib/cases/case-errors";
import { caseSchema } from "@/lib/cases/case-schema";
import { type Answer, type HttpDouble, startHttpDouble } from "@/lib/testing/http-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import { shortenTimers } from "@/lib/testing/short-timer";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

let aws: HttpDouble;

beforeAll(async () => {
  aws = await startHttpDouble();
});

afterAll(() => aws.close());

beforeEach(() => {
  vi.resetModules(); // The retry quota of one test is not another's.
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", aws.address);
  // The SDK multiplies its waits between attempts by Math.random.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  takeLogText();
});

const created: Answer = { status: 201, body: { caseId: "1234567890" } };
const throttled = refusal(429, "ThrottlingException");

function refusal(status: number, type: string): Answer {
  return {
    status,
    headers: { "x-amzn-errortype": type },
    body: { message: "canary: Unknown access keys in use, says ana@example.com" },
  };
}

async function open(session = aSession()) {
  const { createCase } = await import("./security-ir");
  return createCase(session, caseSchema.parse(aCase()));
}

async function read() {
  const { getCase } = await import("./security-ir");
  return getCase(aSession(), "1234567890");
}

/** What the person is told after a failed try. */
async function verdict() {
  const opened = await open();
  return opened.ok ? "created" : toFailure(opened.error, aCase(), opened.earlierErrors);
}

describe.each([
  ["CreateCase", () => open(), created],
  ["GetCase", read, { status: 200, body: { title: "Title" } } as const],
])("a call of %s", (_operation, call, answer) => {
  test("is signed by the person's own role session", async () => {
    aws.answerWith(answer);
    await call();
    expect(aws.received[0]?.headers).toMatchObject({
      authorization: expect.stringContaining("Credential=ASIAANA/"),
      "x-amz-security-token": "ana-session-token",
    });
  });

  test("is never signed by credentials that lie about", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIACANARY");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "canary-secret-key");
    vi.stubEnv("AWS_SESSION_TOKEN", "canary-session-token");
    aws.answerWith(answer);
    await call();
    expect(JSON.stringify(aws.received)).not.toMatch(/canary/i);
  });

  test("is signed for the Region of the settings", async () => {
    vi.stubEnv("AWS_REGION", "ap-southeast-2");
    aws.answerWith(answer);
    await call();
    expect(aws.received[0]?.headers.authorization).toContain("/ap-southeast-2/security-ir/aws4_request");
  });

  test("is tried three times, whatever the machine's own settings say", async () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    aws.answerWith(refusal(500, "InternalServerException"));
    await call();
    expect(aws.received).toHaveLength(3);
  });

  test("is not made at another address, though an answer says so", async () => {
    aws.answerWith({ status: 307, headers: { location: `${aws.address}/elsewhere` } });
    expect([await call(), aws.received.map(({ url }) => url)]).toMatchObject([
      { ok: false },
      expect.not.arrayContaining(["/elsewhere"]),
    ]);
  });

  test("ends after 25 seconds, all attempts together", async () => {
    shortenTimers(25_000, 20);
    aws.answerWith("silence");
    expect(await call()).toMatchObject({ ok: false });
  });
});

describe("after a hundred reads have failed", () => {
  async function failReads() {
    aws.answerWith(refusal(500, "InternalServerException"));
    await Promise.all(Array.from({ length: 100 }, read));
  }

  test("opening a case survives a lost connection", async () => {
    await failReads();
    aws.answerWith("connection reset", "connection reset", created);
    expect(await open()).toMatchObject({ ok: true, caseId: "1234567890" });
  });

  test("reads are not repeated, so that an outage does not multiply the load", async () => {
    await failReads();
    aws.answerWith(refusal(500, "InternalServerException"));
    await read();
    expect(aws.received).toHaveLength(1);
  });

  test("reads are repeated again half a minute later", async () => {
    await failReads();
    const later = performance.now() + 30_000;
    vi.spyOn(performance, "now").mockReturnValue(later);
    aws.answerWith(refusal(500, "InternalServerException"));
    await read();
    expect(aws.received).toHaveLength(3);
  });
});

test("a hundred cases that could not be opened leave the next one its three attempts", async () => {
  aws.answerWith(refusal(500, "InternalServerException"));
  await Promise.all(Array.from({ length: 100 }, () => open()));
  aws.answerWith("connection reset", "connection reset", created);
  expect(await open()).toMatchObject({ ok: true });
});

describe("opening a case", () => {
  test("gives the number that AWS gave", async () => {
    aws.answerWith(created);
    expect(await open()).toEqual({ ok: true, caseId: "1234567890", earlierErrors: [] });
  });

  test("sends the form's token with every attempt", async () => {
    aws.answerWith("connection reset", refusal(500, "InternalServerException"), created);
    await open();
    expect(aws.received.map(({ body }) => JSON.parse(body).clientToken)).toEqual(Array(3).fill(aCase().clientToken));
  });

  test("sends the same bytes with every attempt", async () => {
    aws.answerWith("connection reset", refusal(500, "InternalServerException"), created);
    await open();
    expect(new Set(aws.received.map(({ body }) => body)).size).toBe(1);
  });

  test("is a success when a later attempt is", async () => {
    aws.answerWith("connection reset", created);
    expect(await open()).toMatchObject({ ok: true });
  });

  test("of two people at once is signed by each of them for their own", async () => {
    const another = aSession({
      credentials: { ...aSession().credentials, accessKeyId: "ASIAMAX", sessionToken: "max-session-token" },
    });
    aws.answerWith(created);
    await Promise.all([open(), open(another), open(), open(another)]);
    const signers = aws.received.map(({ headers }) => [
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

  test("that AWS refuses at once has no earlier errors", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    expect(await open()).toMatchObject({ ok: false, error: { name: "AccessDeniedException" }, earlierErrors: [] });
  });

  test("keeps the error of each attempt, in their order", async () => {
    aws.answerWith("connection reset", refusal(500, "InternalServerException"), throttled);
    expect(await open()).toMatchObject({
      error: { name: "ThrottlingException" },
      earlierErrors: [{ code: "ECONNRESET" }, { name: "InternalServerException" }],
    });
  });

  test("is unclear when an answer was lost before AWS throttled the rest", async () => {
    aws.answerWith("connection reset", throttled);
    expect(await verdict()).toMatchObject({ status: "failed", code: "aws-no-answer", outcome: "unclear" });
  });

  test("is unclear when AWS had an error before it refused", async () => {
    aws.answerWith(refusal(500, "InternalServerException"), refusal(403, "AccessDeniedException"));
    expect(await verdict()).toMatchObject({ code: "aws-error", outcome: "unclear" });
  });

  test("has failed for sure when every attempt was throttled", async () => {
    aws.answerWith(throttled);
    expect(await verdict()).toMatchObject({ code: "throttled", outcome: "not-created" });
  });

  test("has failed for sure when nobody listens", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:1");
    expect(await verdict()).toMatchObject({ code: "aws-unreachable", outcome: "not-created" });
  });

  test("is unclear when the time is over", async () => {
    shortenTimers(25_000, 20);
    aws.answerWith("silence");
    expect(await verdict()).toMatchObject({ outcome: "unclear" });
  });

  test.each([
    ["without a number", { status: 201, body: {} }],
    ["that breaks off", { status: 201, body: '{"caseId":"12345' }],
    ["that is no JSON", { status: 200, body: "<html>" }],
  ])("is unclear after an answer %s", async (_what, answer) => {
    aws.answerWith(answer);
    expect(await verdict()).toMatchObject({ code: "aws-error", outcome: "unclear" });
  });
});

describe("reading a case", () => {
  test("gives what AWS has, without the transport's own data", async () => {
    aws.answerWith({ status: 200, body: { title: "Title", caseStatus: "Submitted" } });
    expect(await read()).toEqual({
      ok: true,
      details: { title: "Title", caseStatus: "Submitted" },
    });
  });

  test("asks for this very case", async () => {
    aws.answerWith({ status: 200, body: {} });
    await read();
    expect(aws.received).toMatchObject([{ method: "GET", url: "/v1/cases/1234567890/get-case" }]);
  });

  test.each([
    [403, "AccessDeniedException", "denied"],
    [404, "ResourceNotFoundException", "absent"],
    [400, "ValidationException", "absent"],
    [403, "ExpiredTokenException", "session-refused"],
    [500, "InternalServerException", "unavailable"],
    [409, "ConflictException", "unavailable"],
  ])("that AWS answers with %i %s is %s", async (status, type, failure) => {
    aws.answerWith(refusal(status, type));
    expect(await read()).toEqual({ ok: false, failure, awsRequestId: "request-1" });
  });

  test("has no request id when AWS was not reached", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:1");
    expect(await read()).toEqual({ ok: false, failure: "unavailable" });
  });
});

describe("looking for a second case after a success", () => {
  test("ends after 8 seconds, so that a submit ends within 33", async () => {
    // Later than the request arrives, which would else be received in the next test.
    shortenTimers(8000, 300);
    aws.answerWith("silence");
    const { lookForTwins } = await import("./twins");
    const opened = { caseId: "1234567890", title: "Keys", since: new Date() };
    expect([await lookForTwins(aSession(), opened), aws.received.length]).toEqual([
      { twins: [], isTwinPossible: true, hasLooked: false },
      1, // One attempt may last as long; it is not made again.
    ]);
  });
});

describe("the audit line", () => {
  const always = { time: expect.any(String), roleLabel: "Incident responder", milliseconds: expect.any(Number) };

  test("of a case that was opened", async () => {
    aws.answerWith(created);
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
    aws.answerWith(refusal(403, "AccessDeniedException"));
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
    aws.answerWith({ status: 201, body: {} });
    await open();
    expect(takeLogLines()).toMatchObject([{ level: 40, outcome: "unclear", errorName: "Error" }]);
  });

  test("of a case that was read", async () => {
    aws.answerWith({ status: 200, body: { title: "Title" } });
    await read();
    expect(takeLogLines()).toEqual([
      {
        ...always,
        level: 30,
        event: "case_read",
        outcome: "ok",
        operation: "GetCase",
        awsRequestId: "request-1",
        attempts: 1,
        status: 200,
        caseId: "1234567890",
      },
    ]);
  });

  test("of a case that the role may not read", async () => {
    aws.answerWith(refusal(403, "AccessDeniedException"));
    await read();
    expect(takeLogLines()).toMatchObject([{ level: 40, event: "case_read", outcome: "denied", caseId: "1234567890" }]);
  });

  test("counts the attempts", async () => {
    aws.answerWith(refusal(500, "InternalServerException"), created);
    await open();
    expect(takeLogLines()).toMatchObject([{ attempts: 2 }]);
  });

  test("holds nothing of the case, of the person, of the credentials or of AWS's words", async () => {
    aws.answerWith(refusal(400, "ValidationException"), created);
    await open();
    await open();
    expect(takeLogText()).not.toMatch(/canary|Unknown access|Keys of|ana@|Ana Example|ASIAANA|ana-secret|ana-session/);
  });
});

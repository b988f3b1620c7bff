import { CreateCaseCommand } from "@aws-sdk/client-security-ir";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aCase, aClient } from "./testing/builders";
import { type Answer, type RecordingServer, startRecordingServer } from "./testing/recording-server";

let server: RecordingServer;
const created: Answer = { status: 201, body: { caseId: "1234567890" } };

beforeAll(async () => {
  server = await startRecordingServer();
});

beforeEach(() => {
  server.received.length = 0;
  // The SDK multiplies its waits by Math.random. At 0, only the wait of Retry-After is left.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

afterAll(() => server.close());

function refusal(status: number, type: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "x-amzn-errortype": type, ...headers }, body: { message: "" } };
}

function open(clientToken?: string) {
  return aClient({ endpoint: server.endpoint }).send(new CreateCaseCommand(aCase({ clientToken })));
}

describe("a temporary error", () => {
  it.each([
    [429, "ThrottlingException"],
    [500, "InternalServerException"],
    [423, "InvalidTokenException"],
    [502, "BadGateway"],
    [503, "ServiceUnavailable"],
    [504, "GatewayTimeout"],
  ])("is retried: %i %s", async (status, type) => {
    server.answerWith(refusal(status, type), created);
    expect(await open("token-1")).toMatchObject({ caseId: "1234567890", $metadata: { attempts: 2 } });
  });

  it("is sent at most three times", async () => {
    server.answerWith(refusal(500, "InternalServerException"));
    await open("token-1").catch(() => undefined);
    expect(server.received).toHaveLength(3);
  });

  it("ends as the last error with the number of attempts", async () => {
    server.answerWith(refusal(500, "InternalServerException"));
    await expect(open("token-1")).rejects.toMatchObject({
      name: "InternalServerException",
      $metadata: { attempts: 3 },
    });
  });

  it("is sent at most AWS_MAX_ATTEMPTS times", async () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "2");
    server.answerWith(refusal(500, "InternalServerException"));
    await open("token-1").catch(() => undefined);
    expect(server.received).toHaveLength(2);
  });

  it("is repeated byte for byte", async () => {
    server.answerWith(refusal(423, "InvalidTokenException"), created);
    await open("token-1");
    const [first, second] = server.received.map((request) => request.body.toString("utf8"));
    expect(second).toBe(first);
  });

  it("is repeated with the same clientToken when the SDK generated it", async () => {
    server.answerWith(refusal(500, "InternalServerException"), created);
    await open(undefined);
    const tokens = server.received.map((request) => JSON.parse(request.body.toString("utf8")).clientToken);
    expect(new Set(tokens).size).toBe(1);
  });

  it("tells AWS the number of the attempt", async () => {
    server.answerWith(refusal(500, "InternalServerException"), created);
    await open("token-1");
    expect(server.received.map((request) => request.headers["amz-sdk-request"])).toEqual([
      "attempt=1; max=3",
      "attempt=2; max=3",
    ]);
  });

  it("waits as long as Retry-After says", async () => {
    server.answerWith(refusal(429, "ThrottlingException", { "retry-after": "1" }), created);
    const { $metadata } = await open("token-1");
    expect($metadata.totalRetryDelay).toBeGreaterThan(900);
  });
});

describe("a call without a clientToken", () => {
  it("gets a new token", async () => {
    server.answerWith(created);
    await open(undefined);
    await open(undefined);
    const tokens = server.received.map((request) => JSON.parse(request.body.toString("utf8")).clientToken);
    expect(new Set(tokens).size).toBe(2);
  });
});

describe("a permanent error", () => {
  it.each([
    [400, "ValidationException"],
    [400, "SecurityIncidentResponseNotActiveException"],
    [402, "ServiceQuotaExceededException"],
    [403, "AccessDeniedException"],
    [403, "ExpiredTokenException"],
    [404, "ResourceNotFoundException"],
    [409, "ConflictException"],
    [501, "NotImplemented"],
  ])("is not retried: %i %s", async (status, type) => {
    server.answerWith(refusal(status, type));
    await open("token-1").catch(() => undefined);
    expect(server.received).toHaveLength(1);
  });
});

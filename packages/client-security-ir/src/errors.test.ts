import {
  AccessDeniedException,
  ConflictException,
  CreateCaseCommand,
  InternalServerException,
  InvalidTokenException,
  ResourceNotFoundException,
  SecurityIncidentResponseNotActiveException,
  type SecurityIRClient,
  SecurityIRServiceException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from "@aws-sdk/client-security-ir";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCase, aClient } from "./testing/builders";
import { type Answer, type RecordingServer, startRecordingServer } from "./testing/recording-server";

let server: RecordingServer;
let client: SecurityIRClient;

beforeAll(async () => {
  server = await startRecordingServer();
  client = aClient({ endpoint: server.endpoint, maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

async function errorFor(answer: Answer): Promise<unknown> {
  server.answerWith(answer);
  return client.send(new CreateCaseCommand(aCase())).then(
    () => undefined,
    (error: unknown) => error,
  );
}

function refusal(
  status: number,
  type: string,
  body: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Answer {
  return { status, headers: { "x-amzn-errortype": type, ...headers }, body: { message: "AWS's words", ...body } };
}

describe("the nine modelled errors", () => {
  const nine = [
    { errorClass: AccessDeniedException, status: 403, fault: "client" },
    { errorClass: ConflictException, status: 409, fault: "client" },
    { errorClass: InternalServerException, status: 500, fault: "server" },
    { errorClass: InvalidTokenException, status: 423, fault: "client" },
    { errorClass: ResourceNotFoundException, status: 404, fault: "client" },
    { errorClass: SecurityIncidentResponseNotActiveException, status: 400, fault: "client" },
    { errorClass: ServiceQuotaExceededException, status: 402, fault: "client" },
    { errorClass: ThrottlingException, status: 429, fault: "client" },
    { errorClass: ValidationException, status: 400, fault: "client" },
  ];

  it.each(nine)("arrive as instances of $errorClass.name", async ({ errorClass, status }) => {
    expect(await errorFor(refusal(status, errorClass.name))).toBeInstanceOf(errorClass);
  });

  it.each(nine)("are instances of the base class: $errorClass.name", async ({ errorClass, status }) => {
    expect(await errorFor(refusal(status, errorClass.name))).toBeInstanceOf(SecurityIRServiceException);
  });

  it.each(nine)("are instances of only one class: $errorClass.name", async ({ errorClass, status }) => {
    const error = await errorFor(refusal(status, errorClass.name));
    expect(nine.filter((candidate) => error instanceof candidate.errorClass)).toHaveLength(1);
  });

  it.each(nine)("carry name, message, fault and status: $errorClass.name", async ({ errorClass, status, fault }) => {
    expect(await errorFor(refusal(status, errorClass.name))).toMatchObject({
      name: errorClass.name,
      message: "AWS's words",
      $fault: fault,
      $metadata: { httpStatusCode: status, requestId: "request-1", attempts: 1 },
    });
  });

  it.each([
    ["the header with a suffix", refusal(409, "ConflictException:http://internal.amazon.com/coral/")],
    ["the header with a namespace", refusal(409, "com.amazonaws.securityir#ConflictException")],
    ["__type in the body", { status: 409, body: { __type: "com.amazonaws.securityir#ConflictException" } }],
    ["code in the body", { status: 409, body: { code: "ConflictException" } }],
  ])("are recognised by %s", async (_where, answer) => {
    expect(await errorFor(answer)).toBeInstanceOf(ConflictException);
  });

  it.each(nine)("carry name and fault when made in code: $errorClass.name", ({ errorClass, fault }) => {
    const members = { reason: "OTHER", resourceId: "", resourceType: "", serviceCode: "", quotaCode: "" } as const;
    expect(new errorClass({ message: "m", $metadata: {}, ...members })).toMatchObject({
      name: errorClass.name,
      message: "m",
      $fault: fault,
    });
  });

  it("carry the reason and the fields of a ValidationException", async () => {
    const extra = {
      reason: "FIELD_VALIDATION_FAILED",
      fieldList: [{ name: "watchers.1.member.email", message: "bad" }],
    };
    expect(await errorFor(refusal(400, "ValidationException", extra))).toMatchObject(extra);
  });

  it("carry the quota of a ServiceQuotaExceededException", async () => {
    const extra = { resourceId: "r", resourceType: "case", serviceCode: "security-ir", quotaCode: "L-1" };
    expect(await errorFor(refusal(402, "ServiceQuotaExceededException", extra))).toMatchObject(extra);
  });

  it("carry the resource of a ConflictException", async () => {
    const extra = { resourceId: "1234567890", resourceType: "case" };
    expect(await errorFor(refusal(409, "ConflictException", extra))).toMatchObject(extra);
  });

  it("carry the quota and the wait of a ThrottlingException", async () => {
    const extra = { serviceCode: "security-ir", quotaCode: "L-1" };
    expect(await errorFor(refusal(429, "ThrottlingException", extra, { "retry-after": "7" }))).toMatchObject({
      ...extra,
      retryAfterSeconds: 7,
    });
  });

  it("carry the wait of an InternalServerException", async () => {
    expect(await errorFor(refusal(500, "InternalServerException", {}, { "retry-after": "3" }))).toMatchObject({
      retryAfterSeconds: 3,
    });
  });

  it("leave members undefined that AWS omitted", async () => {
    expect(await errorFor(refusal(429, "ThrottlingException"))).toHaveProperty("retryAfterSeconds", undefined);
  });

  it.each([
    [429, "ThrottlingException", { throttling: true }],
    [500, "InternalServerException", {}],
    [423, "InvalidTokenException", {}],
    [409, "ConflictException", undefined],
  ])("say whether they may be retried: %i %s", async (status, type, $retryable) => {
    expect(await errorFor(refusal(status, type))).toHaveProperty("$retryable", $retryable);
  });
});

describe("an error that the model does not know", () => {
  it.each([
    [403, "ExpiredTokenException"],
    [403, "UnrecognizedClientException"],
    [403, "InvalidSignatureException"],
    [400, "SomethingNew"],
  ])("is the base class under its own name: %i %s", async (status, name) => {
    const error = await errorFor(refusal(status, name));
    expect([error instanceof SecurityIRServiceException, error]).toMatchObject([
      true,
      { name, message: "AWS's words", $fault: "client", $metadata: { httpStatusCode: status } },
    ]);
  });

  it("is not an instance of a modelled class", async () => {
    expect(await errorFor(refusal(403, "ExpiredTokenException"))).not.toBeInstanceOf(AccessDeniedException);
  });

  it("takes its message from Message, which some AWS front ends send", async () => {
    const body = { Message: "The security token included in the request is expired" };
    expect(
      await errorFor({ status: 403, headers: { "x-amzn-errortype": "ExpiredTokenException" }, body }),
    ).toMatchObject({
      message: "The security token included in the request is expired",
    });
  });

  it("is named Unknown when the answer has no name", async () => {
    expect(await errorFor({ status: 418, body: {} })).toMatchObject({ name: "Unknown" });
  });

  it("keeps the status of a proxy's HTML page", async () => {
    const page = {
      status: 503,
      headers: { "content-type": "text/html" },
      body: "<html>Service Unavailable</html>",
    };
    expect(await errorFor(page)).toMatchObject({ $metadata: { httpStatusCode: 503 } });
  });
});

import {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  InvalidTokenException,
  ResourceNotFoundException,
  SecurityIncidentResponseNotActiveException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from "@aws-sdk/client-security-ir";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awsRequestIdOf, toAwsFailure, toReadFailure } from "./aws-failure";

const message = "AWS's own words";

describe("toAwsFailure", () => {
  test.each([
    ["access-denied", "not-done", new AccessDeniedException({ message, $metadata: answered(403) })],
    ["not-active", "not-done", new SecurityIncidentResponseNotActiveException({ message, $metadata: answered(400) })],
    ["not-found", "not-done", new ResourceNotFoundException({ message, $metadata: answered(404) })],
    [
      "conflict",
      "unclear",
      new ConflictException({ message, $metadata: answered(409), resourceId: "1", resourceType: "case" }),
    ],
    ["aws-error", "unclear", new InternalServerException({ message, $metadata: answered(500) })],
    ["invalid-token", "unclear", new InvalidTokenException({ message, $metadata: answered(423) })],
    ["session-refused", "not-done", unmodelled("ExpiredTokenException", 403)],
    ["session-refused", "not-done", unmodelled("UnrecognizedClientException", 403)],
    ["session-refused", "not-done", unmodelled("InvalidSignatureException", 403)],
    ["session-refused", "not-done", unmodelled("InvalidClientTokenId", 403)],
    ["refused", "not-done", unmodelled("NewException", 400)],
    ["refused", "not-done", unmodelled("Unknown", 404)],
    ["throttled", "not-done", unmodelled("TooManyRequestsException", 429)],
    ["throttled", "not-done", unmodelled("Unknown", 429)],
    ["conflict", "unclear", unmodelled("Unknown", 409)],
    ["invalid-token", "unclear", unmodelled("Unknown", 423)],
    ["aws-no-answer", "unclear", unmodelled("Unknown", 408)],
    ["aws-error", "unclear", unmodelled("Unknown", 503)],
    ["aws-error", "unclear", unmodelled("AccessDeniedException", 502)],
    ["aws-error", "unclear", unmodelled("SyntaxError", 201)],
    ["aws-error", "unclear", new SyntaxError("Unexpected end of JSON input")],
    ["aws-error", "unclear", new Error("CreateCase answered without caseId")],
    ["aws-error", "unclear", undefined],
    ["aws-error", "unclear", "a string"],
    ["aws-no-answer", "unclear", named("TimeoutError")],
    ["aws-no-answer", "unclear", named("AbortError")],
    ["aws-no-answer", "unclear", networkError("ECONNRESET", "read")],
    ["aws-no-answer", "unclear", networkError("EPIPE", "write")],
    ["aws-no-answer", "unclear", networkError("EHOSTUNREACH", "read")],
    ["aws-unreachable", "not-done", networkError("EHOSTUNREACH", "connect")],
    ["aws-unreachable", "not-done", networkError("ECONNREFUSED", "connect")],
    ["aws-unreachable", "not-done", Object.assign(new Error("refused"), { code: "ERR_PROXY_TUNNEL" })],
    ["aws-unreachable", "not-done", networkError("ENOTFOUND", "getaddrinfo")],
    ["aws-unreachable", "not-done", Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })],
    ["aws-unreachable", "not-done", new Error("fetch failed", { cause: networkError("ENOTFOUND", "getaddrinfo") })],
    ["aws-unreachable", "not-done", networkError("CERT_HAS_EXPIRED", "")],
  ])("is %s and %s (case %#)", (kind, outcome, error) => {
    expect(toAwsFailure(error)).toMatchObject({ kind, outcome });
  });

  test("takes the seconds to wait from the raw answer when the error has none", () => {
    const headers = { "retry-after": "30" };
    const error = Object.assign(named("Unknown"), { $metadata: {}, $response: { statusCode: 503, headers } });
    expect(toAwsFailure(error)).toEqual({ kind: "aws-error", outcome: "unclear", retryAfterSeconds: 30 });
  });

  test("gives the seconds to wait when AWS is throttling", () => {
    const error = new ThrottlingException({ message, $metadata: answered(429), retryAfterSeconds: 7 });
    expect(toAwsFailure(error)).toMatchObject({ kind: "throttled", retryAfterSeconds: 7 });
  });

  test("gives the code of the quota that was reached", () => {
    const error = new ServiceQuotaExceededException({
      message,
      $metadata: answered(402),
      resourceId: "1",
      resourceType: "case",
      serviceCode: "security-ir",
      quotaCode: "L-12345678",
    });
    expect(toAwsFailure(error)).toMatchObject({ kind: "quota-exceeded", quotaCode: "L-12345678" });
  });

  test("gives the fields that AWS refused, in its words", () => {
    const fields = [{ name: "watchers.0.email", message: "must be a real address" }];
    expect(toAwsFailure(validation(fields))).toMatchObject({ kind: "invalid", outcome: "not-done", fields });
  });

  test("gives no fields when AWS names none", () => {
    expect(toAwsFailure(validation(undefined))).toMatchObject({ kind: "invalid", outcome: "not-done", fields: [] });
  });

  test("takes control characters out of AWS's words", () => {
    const error = validation([{ name: "title", message: "bad\u001b[31m\nvalue" }]);
    expect(toAwsFailure(error).fields).toEqual([{ name: "title", message: "bad [31m value" }]);
  });

  test("is unclear when an earlier attempt lost its answer, although the last one was refused", () => {
    const refused = new AccessDeniedException({ message, $metadata: answered(403) });
    expect(toAwsFailure(refused, [named("TimeoutError")])).toEqual({ kind: "aws-no-answer", outcome: "unclear" });
  });

  test("is unclear when an earlier attempt lost its answer, although the last one found fields wrong", () => {
    expect(toAwsFailure(validation([]), [networkError("ECONNRESET", "read")])).toMatchObject({
      outcome: "unclear",
    });
  });

  test("does not change if the earlier attempts never reached AWS", () => {
    const unreachable = networkError("ECONNREFUSED", "connect");
    expect(toAwsFailure(unreachable, [unreachable, unreachable])).toMatchObject({ outcome: "not-done" });
  });

  test.each([
    new AccessDeniedException({ message, $metadata: answered(403) }),
    new SecurityIncidentResponseNotActiveException({ message, $metadata: answered(400) }),
    validation(undefined),
    unmodelled("ExpiredTokenException", 403),
  ])("keeps AWS's own words about a refusal (case %#)", (error) => {
    expect(toAwsFailure(error).awsMessage).toBe(message);
  });

  test.each([
    new InternalServerException({ message, $metadata: answered(500) }),
    new ThrottlingException({ message, $metadata: answered(429) }),
    unmodelled("403", 403),
    named("TimeoutError"),
    new AccessDeniedException({ message: "UnknownError", $metadata: answered(403) }),
  ])("has no words of AWS's where AWS did not say why (case %#)", (error) => {
    expect(toAwsFailure(error).awsMessage).toBeUndefined();
  });

  test("takes AWS's words from refusals only", () => {
    fc.assert(
      fc.property(anyError, (error) => {
        const { httpStatusCode } = error.$metadata;
        const { awsMessage } = toAwsFailure(error);
        expect(awsMessage === undefined || (httpStatusCode >= 400 && httpStatusCode < 500)).toBe(true);
      }),
    );
  });

  test.each([
    ["You have reached the maximum number of cases created per day", undefined, "daily"],
    ["Daily limit exceeded", undefined, "daily"],
    ["Too many active cases", undefined, "open"],
    ["Limit exceeded", "AWS-cases-active", "open"],
    ["Limit exceeded", "L-12345678", undefined],
  ])("reads from %j and %j which limit was reached", (words, quotaCode, quotaPeriod) => {
    const error = Object.assign(unmodelled("ServiceQuotaExceededException", 402), { message: words, quotaCode });
    expect(toAwsFailure(error).quotaPeriod).toBe(quotaPeriod);
  });

  test("says that nothing was done only for answers between 400 and 499 and for calls that were not sent", () => {
    fc.assert(
      fc.property(anyError, (error) => {
        const { outcome } = toAwsFailure(error);
        const { httpStatusCode } = error.$metadata;
        expect(outcome === "unclear" || (httpStatusCode >= 400 && httpStatusCode < 500)).toBe(true);
      }),
    );
  });
});

describe("toReadFailure", () => {
  test.each([
    ["denied", new AccessDeniedException({ message, $metadata: answered(403) })],
    ["absent", new ResourceNotFoundException({ message, $metadata: answered(404) })],
    ["absent", validation([{ name: "caseId", message }])],
    ["session-refused", unmodelled("ExpiredTokenException", 403)],
    ["unavailable", new InvalidTokenException({ message, $metadata: answered(423) })],
    ["unavailable", new InternalServerException({ message, $metadata: answered(500) })],
    ["unavailable", named("TimeoutError")],
    ["unavailable", undefined],
  ])("is %s (case %#)", (failure, error) => {
    expect(toReadFailure(toAwsFailure(error))).toBe(failure);
  });
});

describe("awsRequestIdOf", () => {
  test("gives AWS's request ID", () => {
    expect(awsRequestIdOf(new AccessDeniedException({ message, $metadata: answered(403) }))).toBe("request-1");
  });

  test("takes it from the raw answer when the error has none", () => {
    const headers = { "x-amzn-requestid": "request-2" };
    const error = Object.assign(named("Unknown"), { $metadata: {}, $response: { statusCode: 503, headers } });
    expect(awsRequestIdOf(error)).toBe("request-2");
  });
});

const anyError = fc
  .tuple(
    fc.constantFrom("AccessDeniedException", "ValidationException", "ThrottlingException", "Error", "Unknown"),
    fc.integer({ min: 100, max: 599 }),
  )
  .map(([name, status]) => Object.assign(named(name), { message: "canary", $metadata: answered(status) }));

function answered(httpStatusCode: number) {
  return { httpStatusCode, requestId: "request-1", attempts: 1 };
}

function named(name: string): Error {
  return Object.assign(new Error(message), { name });
}

function unmodelled(name: string, status: number): Error {
  return Object.assign(named(name), { $metadata: answered(status) });
}

function networkError(code: string, syscall: string): Error {
  return Object.assign(new Error(message), { code, syscall, $metadata: { attempts: 3 } });
}

function validation(fieldList: { name: string; message: string }[] | undefined): Error {
  return new ValidationException({
    message,
    $metadata: answered(400),
    reason: "FIELD_VALIDATION_FAILED",
    fieldList,
  });
}

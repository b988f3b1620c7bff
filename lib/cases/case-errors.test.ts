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
import { type FailureCode, failed } from "@/lib/result";
import { aCase } from "./a-case";
import { failureText, toFailure, toReadFailure } from "./case-errors";

const input = aCase();
const message = "AWS's own words";

describe("toFailure", () => {
  test.each([
    ["access-denied", "not-created", new AccessDeniedException({ message, $metadata: answered(403) })],
    [
      "not-active",
      "not-created",
      new SecurityIncidentResponseNotActiveException({ message, $metadata: answered(400) }),
    ],
    ["not-found", "not-created", new ResourceNotFoundException({ message, $metadata: answered(404) })],
    [
      "conflict",
      "unclear",
      new ConflictException({ message, $metadata: answered(409), resourceId: "1", resourceType: "case" }),
    ],
    ["aws-error", "unclear", new InternalServerException({ message, $metadata: answered(500) })],
    ["invalid-token", "unclear", new InvalidTokenException({ message, $metadata: answered(423) })],
    ["session-refused", "not-created", unmodelled("ExpiredTokenException", 403)],
    ["session-refused", "not-created", unmodelled("UnrecognizedClientException", 403)],
    ["session-refused", "not-created", unmodelled("InvalidSignatureException", 403)],
    ["session-refused", "not-created", unmodelled("InvalidClientTokenId", 403)],
    ["refused", "not-created", unmodelled("NewException", 400)],
    ["refused", "not-created", unmodelled("Unknown", 404)],
    ["throttled", "not-created", unmodelled("TooManyRequestsException", 429)],
    ["throttled", "not-created", unmodelled("Unknown", 429)],
    ["conflict", "unclear", unmodelled("Unknown", 409)],
    ["invalid-token", "unclear", unmodelled("Unknown", 423)],
    ["aws-no-answer", "unclear", unmodelled("Unknown", 408)],
    ["aws-error", "unclear", unmodelled("Unknown", 503)],
    ["aws-error", "unclear", unmodelled("AccessDeniedException", 502)],
    ["aws-error", "unclear", unmodelled("SyntaxError", 201)],
    ["aws-error", "unclear", new SyntaxError("Unexpected end of JSON input")],
    ["aws-error", "unclear", new Error("CreateCase answered without a caseId")],
    ["aws-error", "unclear", undefined],
    ["aws-error", "unclear", "a string"],
    ["aws-no-answer", "unclear", named("TimeoutError")],
    ["aws-no-answer", "unclear", named("AbortError")],
    ["aws-no-answer", "unclear", networkError("ECONNRESET", "read")],
    ["aws-no-answer", "unclear", networkError("EPIPE", "write")],
    ["aws-no-answer", "unclear", networkError("EHOSTUNREACH", "read")],
    ["aws-unreachable", "not-created", networkError("EHOSTUNREACH", "connect")],
    ["aws-unreachable", "not-created", networkError("ECONNREFUSED", "connect")],
    ["aws-unreachable", "not-created", networkError("ENOTFOUND", "getaddrinfo")],
    ["aws-unreachable", "not-created", Object.assign(new AggregateError([]), { code: "ECONNREFUSED" })],
    ["aws-unreachable", "not-created", new Error("fetch failed", { cause: networkError("ENOTFOUND", "getaddrinfo") })],
    ["aws-unreachable", "not-created", networkError("CERT_HAS_EXPIRED", "")],
  ])("is %s and %s (case %#)", (code, outcome, error) => {
    expect(toFailure(error, input)).toMatchObject({ status: "failed", code, outcome });
  });

  test("gives AWS's request id", () => {
    const error = new AccessDeniedException({ message, $metadata: answered(403) });
    expect(toFailure(error, input)).toMatchObject({ awsRequestId: "request-1" });
  });

  test("takes the request id and the wait from the raw answer when the error has none", () => {
    const headers = { "x-amzn-requestid": "request-2", "retry-after": "30" };
    const error = Object.assign(named("Unknown"), { $metadata: {}, $response: { statusCode: 503, headers } });
    expect(toFailure(error, input)).toEqual(failed("aws-error", { awsRequestId: "request-2", retryAfterSeconds: 30 }));
  });

  test("gives the seconds to wait when AWS is throttling", () => {
    const error = new ThrottlingException({ message, $metadata: answered(429), retryAfterSeconds: 7 });
    expect(toFailure(error, input)).toMatchObject({ code: "throttled", retryAfterSeconds: 7 });
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
    expect(toFailure(error, input)).toMatchObject({ code: "quota-exceeded", quotaCode: "L-12345678" });
  });

  test("puts AWS's words about a field beside the field", () => {
    const error = validation([{ name: "watchers.0.email", message: "must be a real address" }]);
    const typed = aCase({
      watchers: [
        { email: "", name: "", jobTitle: "" },
        { email: "ana@example.com", name: "", jobTitle: "" },
      ],
    });
    expect(toFailure(error, typed)).toEqual({
      status: "invalid",
      issues: [{ path: "watchers.1.email", message: "must be a real address" }],
      awsRequestId: "request-1",
    });
  });

  test("names a field that the form does not have", () => {
    const error = validation([{ name: "newField", message: "is missing" }]);
    expect(toFailure(error, input)).toMatchObject({ issues: [{ path: "", message: "newField: is missing" }] });
  });

  test("uses words of its own when AWS names no field", () => {
    expect(toFailure(validation(undefined), input)).toMatchObject({
      issues: [
        {
          path: "",
          message: "AWS does not accept the case, and did not say which field is wrong. Check the form and try again.",
        },
      ],
    });
  });

  test("takes control characters out of AWS's words", () => {
    const error = validation([{ name: "title", message: "bad\u001b[31m\nvalue" }]);
    expect(toFailure(error, input)).toMatchObject({ issues: [{ path: "title", message: "bad [31m value" }] });
  });

  test("is unclear when an earlier attempt lost its answer, although the last one was refused", () => {
    const refused = new AccessDeniedException({ message, $metadata: answered(403) });
    expect(toFailure(refused, input, [named("TimeoutError")])).toMatchObject({
      code: "aws-no-answer",
      outcome: "unclear",
    });
  });

  test("is unclear when an earlier attempt lost its answer, although the last one found fields wrong", () => {
    expect(toFailure(validation([]), input, [networkError("ECONNRESET", "read")])).toMatchObject({
      outcome: "unclear",
    });
  });

  test("stays as it is when the earlier attempts never reached AWS", () => {
    const unreachable = networkError("ECONNREFUSED", "connect");
    expect(toFailure(unreachable, input, [unreachable, unreachable])).toMatchObject({ outcome: "not-created" });
  });

  test("never repeats AWS's message outside of fields", () => {
    fc.assert(
      fc.property(anyError, (error) => {
        expect(JSON.stringify(toFailure(error, input))).not.toContain("canary");
      }),
    );
  });

  test("says that no case was created only for answers between 400 and 499 and for calls that were not sent", () => {
    fc.assert(
      fc.property(anyError, (error) => {
        const failure = toFailure(error, input);
        const isUnclear = failure.status === "failed" && failure.outcome === "unclear";
        const { httpStatusCode } = error.$metadata;
        expect(isUnclear || (httpStatusCode >= 400 && httpStatusCode < 500)).toBe(true);
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
    expect(toReadFailure(error)).toBe(failure);
  });
});

const outcomeByCode: Record<FailureCode, "not-created" | "unclear"> = {
  "signed-out": "not-created",
  "other-user": "not-created",
  "other-role": "not-created",
  "access-denied": "not-created",
  "not-active": "not-created",
  "quota-exceeded": "not-created",
  "not-found": "not-created",
  throttled: "not-created",
  "rate-limited": "not-created",
  conflict: "unclear",
  "aws-error": "unclear",
  "invalid-token": "unclear",
  "session-refused": "not-created",
  refused: "not-created",
  "aws-unreachable": "not-created",
  "aws-no-answer": "unclear",
  unreachable: "unclear",
  outdated: "not-created",
  "too-large": "not-created",
};
const codes = Object.keys(outcomeByCode) as FailureCode[]; // the keys of a Record<FailureCode, …>
const notCreated = codes.filter((code) => outcomeByCode[code] === "not-created");
const unclear = codes.filter((code) => outcomeByCode[code] === "unclear");

describe("failureText", () => {
  test("has a sentence of its own for each code", () => {
    expect(new Set(codes.map((code) => failureText(failed(code)).text)).size).toBe(codes.length);
  });

  test.each(notCreated)("says of %s that the case was not opened", (code) => {
    expect(failureText(failed(code)).text).toMatch(/case was not opened/);
  });

  test.each(unclear)("says of %s that nobody knows, and how to find out", (code) => {
    const { heading, text } = failureText(failed(code));
    expect(`${heading}: ${text}`).toMatch(/^We do not know whether AWS opened the case: .*“Check and try again”/);
  });

  test.each(codes)("%s has the outcome that its sentence claims", (code) => {
    expect(failed(code).outcome).toBe(outcomeByCode[code]);
  });

  test("tells nobody to sign in because of AWS's InvalidTokenException", () => {
    expect(failureText(failed("invalid-token")).text).not.toMatch(/sign/i);
  });

  test("says how long to wait when AWS said so", () => {
    expect(failureText(failed("throttled", { retryAfterSeconds: 7 })).text).toContain("Wait 7 seconds");
  });

  test("names the quota when AWS said so", () => {
    expect(failureText(failed("quota-exceeded", { quotaCode: "L-1" })).text).toContain("(quota L-1)");
  });

  test("says how many cases the portal allows in which time", () => {
    expect(rateLimitedText({ submitLimit: { cases: 5, windowSeconds: 600 } })).toContain(
      "you have sent 5 cases in the last 10 minutes, as many as the portal allows",
    );
  });

  test("says of a limit of one that it is one case", () => {
    expect(rateLimitedText({ submitLimit: { cases: 1, windowSeconds: 60 } })).toContain("1 case in the last 1 minute,");
  });

  test.each([
    [1, "in 1 minute:"],
    [60, "in 1 minute:"],
    [61, "in 2 minutes:"],
    [7140, "in 119 minutes:"],
    [7141, "in 2 hours:"],
    [86_400, "in 24 hours:"],
  ])("says of %d seconds to wait for the portal to try again %s", (retryAfterSeconds, words) => {
    expect(rateLimitedText({ retryAfterSeconds })).toContain(`Try again ${words}`);
  });
});

function rateLimitedText(details: Parameters<typeof failed>[1]): string {
  return failureText(failed("rate-limited", details)).text;
}

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

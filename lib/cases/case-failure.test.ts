import { describe, expect, test } from "vitest";
import { failed } from "@/lib/result";
import { aCase } from "./a-case";
import type { AwsFailure } from "./aws-failure";
import { toCaseResult } from "./case-failure";

const typed = aCase({
  watchers: [
    { email: "", name: "", jobTitle: "" },
    { email: "ana@example.com", name: "", jobTitle: "" },
  ],
});

const invalid = (...fields: { name: string; message: string }[]): AwsFailure => ({
  kind: "invalid",
  outcome: "not-done",
  fields,
});

describe("toCaseResult", () => {
  test("puts AWS's words about a field beside the field, and names it", () => {
    const failure = invalid({ name: "watchers.0.email", message: "must be a real address" });
    expect(toCaseResult(failure, "request-1", typed)).toEqual({
      status: "invalid",
      issues: [{ path: "watchers.1.email", message: "Email of watcher 2: must be a real address" }],
      awsRequestId: "request-1",
    });
  });

  test("names a field that the form does not have", () => {
    expect(toCaseResult(invalid({ name: "newField", message: "is missing" }), undefined, typed)).toEqual({
      status: "invalid",
      issues: [{ path: "", message: "newField: is missing" }],
    });
  });

  test("uses words of its own when AWS says nothing about a field", () => {
    expect(toCaseResult(invalid({ name: "title", message: "" }), undefined, typed)).toMatchObject({
      issues: [{ path: "title", message: "Title: AWS does not accept this. Change it." }],
    });
  });

  test("passes on AWS's own words when AWS names no field", () => {
    const failure: AwsFailure = { ...invalid(), awsMessage: "1 validation error detected" };
    expect(toCaseResult(failure, "request-1", typed)).toEqual(
      failed("refused", { awsMessage: "1 validation error detected", awsRequestId: "request-1" }),
    );
  });

  test("passes on what AWS said of a failure that no field explains", () => {
    const failure: AwsFailure = { kind: "throttled", outcome: "not-done", retryAfterSeconds: 7 };
    expect(toCaseResult(failure, "request-1", typed)).toEqual(
      failed("throttled", { retryAfterSeconds: 7, awsRequestId: "request-1" }),
    );
  });
});

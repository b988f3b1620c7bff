import { describe, expect, test } from "vitest";
import { failed, invalid, toActionIssues } from "./result";

describe("toActionIssues", () => {
  test("joins paths into react-hook-form's names", () => {
    const issues = [
      { path: ["watchers", 1, "email"], message: "Enter an email address" },
      { path: [], message: "The form could not be read." },
    ];
    expect(toActionIssues(issues)).toEqual([
      { path: "watchers.1.email", message: "Enter an email address" },
      { path: "", message: "The form could not be read." },
    ]);
  });
});

describe("failed", () => {
  test("carries the outcome of its code and the details given", () => {
    expect(failed("conflict", { awsRequestId: "request-1" })).toEqual({
      status: "failed",
      code: "conflict",
      outcome: "unclear",
      awsRequestId: "request-1",
    });
  });
});

describe("invalid", () => {
  test("leaves the request id out when AWS was not asked", () => {
    expect(invalid([])).toEqual({ status: "invalid", issues: [] });
  });
});

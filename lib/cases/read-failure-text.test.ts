import { describe, expect, test } from "vitest";
import type { AwsFailureKind } from "./aws-failure";
import { readFailureText } from "./read-failure-text";

const kinds = [
  "throttled",
  "aws-error",
  "invalid-token",
  "aws-no-answer",
  "aws-unreachable",
  "not-active",
  "refused",
] as const satisfies AwsFailureKind[];

describe("readFailureText", () => {
  test("tells silence, haste, errors and an inactive service apart", () => {
    const texts = kinds.map((kind) => readFailureText({ kind, outcome: "unclear" }));
    expect(new Set(texts).size).toBe(kinds.length);
  });

  test("claims only of silence that AWS did not answer", () => {
    const silent = kinds.filter((kind) => readFailureText({ kind, outcome: "unclear" }).includes("did not answer"));
    expect(silent).toEqual(["aws-no-answer"]);
  });

  test("says how long to wait when AWS said so", () => {
    const failure = { kind: "throttled", outcome: "not-done", retryAfterSeconds: 7 } as const;
    expect(readFailureText(failure)).toContain("Wait 7 seconds");
  });
});

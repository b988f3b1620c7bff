import { describe, expect, test } from "vitest";
import { type FailureCode, failed } from "@/lib/result";
import { failureText, type Tried } from "./failure-text";

const tried: Tried = {
  notDone: "The comment was not added",
  unclear: "We do not know whether AWS added the comment",
  unclearAdvice: "Choose “Check and try again”.",
  earlierMayHave: "an earlier one may have added it",
  denied: "You do not have permission to comment",
  permissions: "security-ir:CreateCaseComment",
  notFound: { heading: "AWS does not have this case", text: "Check the case ID." },
  overQuota: { heading: "AWS takes no more comments", text: "The case is full." },
  again: "add the comment",
};

const outcomeByCode: Record<FailureCode, "not-done" | "unclear"> = {
  "signed-out": "not-done",
  "other-user": "not-done",
  "other-role": "not-done",
  "access-denied": "not-done",
  "not-active": "not-done",
  "quota-exceeded": "not-done",
  "not-found": "not-done",
  throttled: "not-done",
  "rate-limited": "not-done",
  conflict: "unclear",
  "aws-error": "unclear",
  "invalid-token": "unclear",
  "session-refused": "not-done",
  refused: "not-done",
  "aws-unreachable": "not-done",
  "aws-no-answer": "unclear",
  "portal-error": "unclear",
  unreachable: "unclear",
  offline: "not-done",
  outdated: "not-done",
  "not-kept": "not-done",
  "too-large": "not-done",
};
const codes = Object.keys(outcomeByCode) as FailureCode[]; // the keys of a Record<FailureCode, …>
const notDone = codes.filter((code) => outcomeByCode[code] === "not-done");
const unclear = codes.filter((code) => outcomeByCode[code] === "unclear");

describe("failureText", () => {
  test("has a sentence of its own for each code", () => {
    expect(new Set(codes.map((code) => failureText(failed(code), tried).text)).size).toBe(codes.length);
  });

  test.each(notDone)("says of %s that the thing was not done", (code) => {
    expect(failureText(failed(code), tried).text).toMatch(/^The comment was not added\./);
  });

  test.each(unclear)("says of %s that nobody knows, and how to find out", (code) => {
    const { heading, text } = failureText(failed(code), tried);
    expect(`${heading}: ${text}`).toMatch(
      /^We do not know whether AWS added the comment: .* Choose “Check and try again”\.$/,
    );
  });

  test.each(codes)("%s has the outcome that its sentence claims", (code) => {
    expect(failed(code).outcome).toBe(outcomeByCode[code]);
  });

  test("tells nobody to sign in because of AWS's InvalidTokenException", () => {
    expect(failureText(failed("invalid-token"), tried).text).not.toMatch(/sign/i);
  });

  test("says of a conflict that is certain that nothing was done", () => {
    const { heading, text } = failureText(failed("conflict", { outcome: "not-done" }), tried);
    expect([heading, text]).toEqual([
      "This conflicts with another change",
      expect.stringMatching(/^The comment was not added\./),
    ]);
  });

  test("names the permissions to ask for", () => {
    expect(failureText(failed("access-denied"), tried)).toEqual({
      heading: "You do not have permission to comment",
      text: expect.stringContaining("security-ir:CreateCaseComment"),
    });
  });

  test("says how long to wait when AWS said so", () => {
    expect(failureText(failed("throttled", { retryAfterSeconds: 7 }), tried).text).toContain("Wait 7 seconds");
  });

  test("names the quota when AWS said so", () => {
    expect(failureText(failed("quota-exceeded", { quotaCode: "L-1" }), tried).text).toContain("(quota L-1)");
  });

  test.each([
    ["daily", "Wait until tomorrow."],
    ["open", "Close one."],
    [undefined, "The case is full."],
  ] as const)("gives the advice for the limit that was reached: %s", (quotaPeriod, words) => {
    const overQuota = { ...tried.overQuota, daily: "Wait until tomorrow.", open: "Close one." };
    const failure = failed("quota-exceeded", quotaPeriod ? { quotaPeriod } : {});
    expect(failureText(failure, { ...tried, overQuota }).text).toContain(words);
  });

  test("leads from a bare refusal to AWS's own words", () => {
    expect(failureText(failed("refused", { awsMessage: "Not so" }), tried).text).toContain("AWS's reason below");
  });

  test("says how many cases the portal allows in which time", () => {
    expect(rateLimitedText({ submitLimit: { cases: 5, windowSeconds: 600 } })).toContain(
      "You have sent 5 cases in the last 10 minutes, as many as the portal allows",
    );
  });

  test("says of a limit of one that it is one case", () => {
    expect(rateLimitedText({ submitLimit: { cases: 1, windowSeconds: 60 } })).toContain("1 case in the last 1 minute,");
  });

  test.each([
    [1, "in 1 minute."],
    [60, "in 1 minute."],
    [61, "in 2 minutes."],
    [7140, "in 119 minutes."],
    [7141, "in 2 hours."],
    [86_400, "in 24 hours."],
  ])("says of %d seconds to wait for the portal to try again %s", (retryAfterSeconds, words) => {
    expect(rateLimitedText({ retryAfterSeconds })).toContain(`Try again ${words}`);
  });
});

function rateLimitedText(details: Parameters<typeof failed>[1]): string {
  return failureText(failed("rate-limited", details), tried).text;
}

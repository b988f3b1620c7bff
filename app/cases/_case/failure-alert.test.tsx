import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { failed } from "@/lib/result";
import { opening } from "../new/_review/opening-words";
import { FailureAlert } from "./failure-alert";

function markupOf(failure: ReturnType<typeof failed>, isUnclear = failure.outcome === "unclear"): string {
  return renderToStaticMarkup(<FailureAlert tried={opening} failure={failure} isUnclear={isUnclear} />);
}

describe("the alert above the form", () => {
  test("is heard at once, and can take the focus", () => {
    expect(markupOf(failed("throttled"))).toMatch(/^<div [^>]*role="alert" [^>]*tabindex="-1"/);
  });

  test("says that it is not known whether there is a case", () => {
    expect(markupOf(failed("aws-no-answer"))).toContain("We do not know whether AWS opened the case");
  });

  test("stays unclear when a later try is refused", () => {
    expect(markupOf(failed("throttled"), true)).toContain("We do not know whether AWS opened the case");
  });

  test("names the reason of a later refusal", () => {
    expect(markupOf(failed("throttled"), true)).toContain("AWS is too busy");
  });

  test("reads a failure that an older version of the portal kept in a draft", () => {
    // As it was stored: the outcome had another name.
    const stored = { ...failed("throttled"), outcome: "not-created" } as unknown as ReturnType<typeof failed>;
    expect([markupOf(stored, true), markupOf(stored, false)]).toEqual([
      markupOf(failed("throttled"), true),
      markupOf(failed("throttled"), false),
    ]);
  });

  test.each([
    [failed("rate-limited", { retryAfterSeconds: 40 }), "Wait 1 minute, then choose “Check and try again”."],
    [failed("throttled", { retryAfterSeconds: 100 }), "Wait 2 minutes, then choose “"],
    [failed("outdated"), "Reload this page (what you typed is kept), then choose “"],
    [failed("other-role"), "Change back to the first role, then choose “"],
    [failed("access-denied"), "Once that is fixed, choose “"],
    [
      failed("offline"),
      "You are offline. Nothing was sent at this try, but an earlier one may have opened the case. Once you are online,",
    ],
  ])("says what comes before another try: %#", (failure, words) => {
    expect(markupOf(failure, true)).toContain(words);
  });

  test.each(["signed-out", "other-user", "session-refused"] as const)("leads to the sign-in: %s", (code) => {
    expect(markupOf(failed(code))).toContain("Sign in again (opens a new tab)");
  });

  test("shows the number that AWS Support asks for", () => {
    expect(markupOf(failed("refused", { awsRequestId: "request-1" }))).toMatch(/AWS request ID: .*request-1/);
  });

  test("shows AWS's own words", () => {
    expect(markupOf(failed("access-denied", { awsMessage: "explicit deny" }))).toMatch(/AWS says: .*explicit deny/);
  });

  test("has no line for a number that is not known", () => {
    expect(markupOf(failed("refused"))).not.toContain("AWS request ID");
  });

  test.each(["signed-out", "session-refused"] as const)("offers to sign in again beside the form: %s", (code) => {
    expect(markupOf(failed(code))).toMatch(
      /<a href="\/sign-in\?callbackUrl=\/sign-in\/done" target="_blank" rel="noopener"/,
    );
  });

  test("does not offer to sign in when that would not help", () => {
    expect(markupOf(failed("access-denied"))).not.toContain("<a ");
  });
});

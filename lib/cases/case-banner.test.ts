import { describe, expect, test } from "vitest";
import { waitingIn } from "./case-banner";

describe("waitingIn", () => {
  test.each([
    ["a closed case, whatever else AWS says", "Closed", "AWS", "Customer", "closed"],
    ["a closed self-managed case", "Closed", "Self", "None", "closed"],
    ["a self-managed case, even if an action is pending", "Submitted", "Self", "Customer", "own-team"],
    ["a case in which AWS waits for an answer", "Detection and Analysis", "AWS", "Customer", "for-you"],
    ["a case that AWS works on", "Submitted", "AWS", "None", "for-aws"],
    ["a case that is ready to close", "Ready to Close", "AWS", undefined, "for-aws"],
    ["a case about which AWS does not say who resolves it", "Submitted", undefined, "None", "unknown"],
  ] as const)("knows who waits in %s", (_what, caseStatus, resolverType, pendingAction, waiting) => {
    expect(waitingIn({ caseStatus, resolverType, pendingAction })).toBe(waiting);
  });
});

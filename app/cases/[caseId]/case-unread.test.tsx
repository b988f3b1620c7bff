import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Called, Failed } from "@/lib/aws/call";
import type { CaseDetails } from "@/lib/aws/security-ir/get-case";
import type { AwsFailureKind } from "@/lib/cases/aws-failure";
import { aSession } from "@/lib/testing/session";
import { CaseUnread } from "./case-unread";

const getCase = vi.hoisted(() => vi.fn<() => Promise<Called<CaseDetails>>>());
vi.mock("@/lib/aws/security-ir/get-case", () => ({ getCase }));

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  getCase.mockReset();
});

async function markupOf({ isJustOpened = false } = {}): Promise<string> {
  const unread = CaseUnread({ caseId: "1234567890", isJustOpened, session: aSession() });
  const [element] = await Promise.all([unread, vi.runAllTimersAsync()]);
  return renderToStaticMarkup(element);
}

const unread = (kind: AwsFailureKind): Failed => ({ ok: false, failure: { kind, outcome: "not-done" } });

describe("a case that cannot be read", () => {
  test("has the not-found page if AWS does not know it", async () => {
    getCase.mockResolvedValue(unread("not-found"));
    await expect(CaseUnread({ caseId: "1234567890", isJustOpened: false, session: aSession() })).rejects.toMatchObject({
      digest: expect.stringContaining("404"),
    });
  });

  test("is not revealed to exist, to a role that cannot read it", async () => {
    getCase.mockResolvedValue({ ...unread("access-denied"), awsRequestId: "request-1" });
    expect(await markupOf()).toMatch(/do not have permission, or the case ID is wrong.*request-1/s);
  });

  test.each([
    ["session-refused", "AWS no longer accepts your session"],
    ["aws-error", "AWS had an error"],
    ["throttled", "AWS is busy"],
    ["aws-no-answer", "AWS did not answer in time"],
    ["not-active", "is not active in this account"],
  ] as const)("has a sentence when the answer is %s", async (kind, sentence) => {
    getCase.mockResolvedValue(unread(kind));
    expect(await markupOf()).toContain(sentence);
  });

  test("has a sign-in in a new tab when AWS no longer accepts the session", async () => {
    getCase.mockResolvedValue(unread("session-refused"));
    expect(await markupOf()).toMatch(
      /in a new tab, then reload this page\..*<a [^>]*target="_blank"[^>]*>Sign in again/s,
    );
  });
});

describe("a case that was just opened", () => {
  test("is read at most three times, then announced as delayed", async () => {
    getCase.mockResolvedValue(unread("not-found"));
    expect([await markupOf({ isJustOpened: true }), getCase.mock.calls.length]).toEqual([
      expect.stringContaining("AWS has opened the case, but does not show its details yet"),
      3,
    ]);
  });

  test("is read only once if the role cannot read it", async () => {
    getCase.mockResolvedValue(unread("access-denied"));
    await markupOf({ isJustOpened: true });
    expect(getCase).toHaveBeenCalledTimes(1);
  });
});

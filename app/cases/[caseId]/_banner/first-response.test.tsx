import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aSession } from "@/lib/testing/session";
import { FirstResponse } from "./first-response";

const lists = vi.hoisted(() => ({ comments: vi.fn(), edits: vi.fn() }));
vi.mock("../case-reads", () => ({ readFirstComments: lists.comments, readFirstEdits: lists.edits }));

const created = new Date("2026-11-22T02:14:00Z");
const read = (answer: object) => ({ ok: true, answer, hadUnclearAttempt: false });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-22T02:16:00Z") });
  lists.comments.mockResolvedValue(read({ comments: [], nextToken: undefined, total: 0 }));
  lists.edits.mockResolvedValue(read({ edits: [], nextToken: undefined }));
});
afterEach(() => void vi.useRealTimers());

const text = async () =>
  renderToStaticMarkup(
    await FirstResponse({ caseId: "1234567890", session: aSession(), createdDate: created }),
  ).replace(/<[^>]*>/g, "");

describe("AWS's first response", () => {
  test("is aimed at within 15 minutes of the opening", async () => {
    expect(await text()).toBe("AWS aims to respond first within 15 minutes: by 02:29 UTC.");
  });

  test("was aimed at once the time is over", async () => {
    vi.setSystemTime(new Date("2026-11-22T02:40:00Z"));
    expect(await text()).toBe("AWS aimed to respond by 02:29 UTC.");
  });

  test("has its day after an hour", async () => {
    vi.setSystemTime(new Date("2026-11-23T02:40:00Z"));
    expect(await text()).toBe("AWS aimed to respond by 22 Nov 2026, 02:29 UTC.");
  });

  test.each([
    ["AWS has answered", "comments", { comments: [{ creator: "AWS Responder" }] }],
    ["AWS may have answered on another page", "comments", { comments: [], nextToken: "page 2" }],
    ["the case was handed over later", "edits", { edits: [{ action: "Resolver type updated", message: "" }] }],
  ] as const)("is not spoken of when %s", async (_what, list, answer) => {
    lists[list].mockResolvedValue(read(answer));
    expect(await text()).toBe("");
  });

  test.each(["comments", "edits"] as const)("is not spoken of when the role cannot list %s", async (list) => {
    lists[list].mockResolvedValue({ ok: false, failure: { kind: "access-denied", outcome: "not-done" } });
    expect(await text()).toBe("");
  });
});

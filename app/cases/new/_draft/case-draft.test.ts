import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newCase } from "@/lib/cases/new-case";
import { MemoryRecords, someKeys } from "../../../_draft/browser-fakes";
import { DraftStore } from "../../../_draft/draft-store";
import { type CaseDraft, emptyDraft, findCaseDraft, isBlank, rememberInTab, toCaseDraft } from "./case-draft";

const earlier = { title: "Keys in use", firstTriedAt: 1 };
const input = newCase("token-1", "UTC");

describe("a draft that an earlier version kept", () => {
  test('reads the old word "mending" as "correcting"', () => {
    expect(toCaseDraft({ input, progress: { state: "mending", earlier } })).toEqual({
      input,
      progress: { state: "correcting", earlier },
    });
  });

  test("is as it was otherwise", () => {
    const draft: CaseDraft = {
      input,
      progress: { state: "unclear", firstTriedAt: 1, roleArn: "arn:aws:iam::1:role/R" },
    };
    expect(toCaseDraft({ ...draft, fromLink: { cautions: ["Look twice"] } })).toEqual({
      ...draft,
      fromLink: { cautions: ["Look twice"] },
    });
  });
});

describe("a form", () => {
  test.each([
    ["as it is born", emptyDraft().input, true],
    ["in which something was typed", { ...input, title: "a" }, false],
    ["with a row more", { ...input, tags: [...input.tags, { key: "", value: "" }] }, false],
  ])("%s: blank %j", (_name, typed, expected) => {
    expect(isBlank(typed)).toBe(expected);
  });

  test("is born with a token of its own", () => {
    expect(emptyDraft().input.clientToken).not.toBe(emptyDraft().input.clientToken);
  });
});

describe("the draft to go on with", () => {
  let inTab: Map<string, string>;
  let store: DraftStore;

  beforeEach(async () => {
    inTab = new Map();
    vi.stubGlobal("sessionStorage", {
      getItem: (key: string) => inTab.get(key) ?? null,
      setItem: (key: string, value: string) => inTab.set(key, value),
    });
    store = await DraftStore.open(someKeys("ana"), new MemoryRecords());
    vi.useFakeTimers({ now: 0, toFake: ["Date"] });
    for (const id of ["oldest", "own", "newest"]) {
      vi.setSystemTime(Date.now() + 1000);
      await store.save({ kind: "case", id }, emptyDraft(), () => true);
    }
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test.each([
    ["this tab's", "oldest", "own", "oldest"],
    ["this form's", undefined, "own", "own"],
    ["the newest", undefined, "unknown", "newest"],
    ["this form's, when this tab's is gone", "gone", "own", "own"],
  ])("is %s", async (_name, remembered, token, found) => {
    if (remembered) rememberInTab(remembered);
    expect((await findCaseDraft(store, token))?.id).toBe(found);
  });

  test("is none where none was kept", async () => {
    const empty = await DraftStore.open(someKeys("ana"), new MemoryRecords());
    expect(await findCaseDraft(empty, "own")).toBeUndefined();
  });
});

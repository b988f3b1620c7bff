import { beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryRecords, someKeys } from "@/app/_draft/browser-fakes";
import type { DraftRecord } from "@/app/_draft/draft-records";
import { DraftStore } from "@/app/_draft/draft-store";
import { aCase } from "@/lib/cases/a-case";
import { type CommentDraft, newCommentDraft } from "@/lib/cases/comment-draft";
import type { CaseDraft } from "./case-draft";

let inBrowser = new MemoryRecords();
vi.mock("@/app/_draft/draft-records", () => ({ browserRecords: () => inBrowser }));
vi.mock("idb-keyval", () => ({
  createStore: () => {},
  set: async (key: string, record: DraftRecord) => inBrowser.held.set(key, record),
  del: async (key: string) => inBrowser.held.delete(key),
}));

const keys = someKeys("ana");
const caseId = "1234567890";
const clientToken = "token-1";
const rest = "y".repeat(9000);

async function keepCase(description: string): Promise<DraftStore> {
  const store = await DraftStore.open(keys, inBrowser);
  const input = aCase({ description, clientToken });
  const draft: CaseDraft = { input, progress: { state: "sending", firstTriedAt: 1, roleArn: "arn" } };
  await store.save({ kind: "case", id: clientToken }, draft, () => true);
  return store;
}

async function settle(): Promise<void> {
  const { settleOpened } = await import("./settle-opened");
  await settleOpened({ caseId, clientToken, draftKeys: keys });
}

async function drafts(store: DraftStore) {
  const comment = await store.load<CommentDraft>({ kind: "comment", id: caseId });
  return {
    ofCase: (await store.load({ kind: "case", id: clientToken }))?.kind,
    comment: comment?.kind === "draft" ? comment.content : undefined,
  };
}

beforeEach(() => {
  inBrowser = new MemoryRecords();
  vi.resetModules();
});

describe("the draft of a case that was opened", () => {
  test("becomes the case's number", async () => {
    const store = await keepCase("Keys in use.");
    await settle();
    expect(await drafts(store)).toEqual({ ofCase: "opened", comment: undefined });
  });

  test("leaves what AWS did not take to a comment that goes out by itself", async () => {
    const store = await keepCase(`${"x".repeat(7000)}\n${rest}`);
    await settle();
    await settle();
    const { ofCase, comment } = await drafts(store);
    expect([ofCase, comment?.text, comment?.progress]).toEqual(["opened", rest, { state: "queued" }]);
  });

  test("goes before a comment that somebody has begun, which waits for a press", async () => {
    const store = await keepCase(`${"x".repeat(7000)}\n${rest}`);
    await store.save({ kind: "comment", id: caseId }, { ...newCommentDraft(), text: "Mine" }, () => true);
    await settle();
    const { comment } = await drafts(store);
    expect([comment?.text, comment?.progress]).toEqual([`${rest}\n\nMine`, { state: "editing" }]);
  });

  test("stays when AWS may have parts of another comment", async () => {
    const store = await keepCase(`${"x".repeat(7000)}\n${rest}`);
    const progress = { state: "unclear", firstTriedAt: 1, roleArn: "arn" } as const;
    await store.save({ kind: "comment", id: caseId }, { ...newCommentDraft(), text: "Mine", progress }, () => true);
    await settle();
    expect(await drafts(store)).toMatchObject({ ofCase: "draft", comment: { text: "Mine", progress } });
  });

  test("stays when the comment cannot be kept", async () => {
    const store = await keepCase(`${"x".repeat(7000)}\n${rest}`);
    inBrowser.beforeWrite = () => Promise.reject(new Error("The disk is full"));
    await expect(settle()).rejects.toThrow("The disk is full");
    expect(await drafts(store)).toMatchObject({ ofCase: "draft", comment: undefined });
  });
});

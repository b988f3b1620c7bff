import { describe, expect, test } from "vitest";
import { type CommentEntry, toCommentEntry, toFileEntry } from "@/lib/cases/timeline";
import {
  type ConversationEffect,
  type ConversationEvent,
  reduceConversation,
  toConversationState,
  wholeKindsOf,
} from "./conversation-state";
import type { TimelinePage } from "./timeline-page";

const comment = (id: string, second = Number(id)): CommentEntry =>
  toCommentEntry(
    {
      commentId: id,
      body: `Comment ${id}`,
      creator: "AWS Responder",
      createdDate: new Date(second * 1000),
      lastUpdatedDate: undefined,
    },
    undefined,
  );

const page = (ids: readonly string[], rest: { nextToken?: string; total?: number } = {}): TimelinePage => ({
  status: "read",
  entries: ids.map((id) => comment(id)),
  ...rest,
});

const first = (comments: TimelinePage | undefined) =>
  toConversationState({ comments, edits: page([]), findings: page([]) });
const read = (comments: TimelinePage): ConversationEvent => ({ type: "read", list: "comments", page: comments });

describe("a conversation", () => {
  test("reads on from the token of the first page", () => {
    const state = first(page(["1"], { nextToken: "page 2", total: 2 }));
    expect(reduceConversation(state, { type: "started" }).effects).toEqual([
      { type: "read", list: "comments", token: "page 2" },
    ]);
  });

  test("reads nothing more once every list is complete", () => {
    expect(reduceConversation(first(page(["1"])), { type: "started" }).effects).toEqual([]);
  });

  test("reads from the start what had not come with the page", () => {
    expect(reduceConversation(first(undefined), { type: "started" }).effects).toEqual([
      { type: "read", list: "comments", token: undefined },
    ]);
  });

  test("goes from page to page, and keeps the order of time", () => {
    const state = first(page(["3"], { nextToken: "page 2", total: 3 }));
    const second = reduceConversation(state, read(page(["1"], { nextToken: "page 3" })));
    const third = reduceConversation(second.state, read(page(["2"])));
    expect([second.effects, third.effects, third.state.entries.map(({ id }) => id), third.state.total]).toEqual([
      [{ type: "read", list: "comments", token: "page 3" }],
      [],
      ["1", "2", "3"],
      3,
    ]);
  });

  test("keeps what came before a failure, and goes on from there", () => {
    const state = first(page(["1"], { nextToken: "page 2" }));
    const stopped = reduceConversation(state, read({ status: "unavailable" })).state;
    const resumed = reduceConversation(stopped, { type: "resumed", list: "comments" });
    expect([stopped.entries.length, stopped.readings.comments, resumed.effects]).toEqual([
      1,
      { at: "stop", token: "page 2", why: "unavailable" },
      [{ type: "read", list: "comments", token: "page 2" }],
    ]);
  });

  test("stops where AWS leads back to a page that was read, and the next try begins at the first page", () => {
    const events = [page(["2"], { nextToken: "page 3" }), page(["3"], { nextToken: "page 2" })].map(read);
    const { state, effects } = events.reduce((step, event) => reduceConversation(step.state, event), {
      state: first(page(["1"], { nextToken: "page 2" })),
      effects: [] as readonly ConversationEffect[],
    });
    const again = reduceConversation(state, { type: "resumed", list: "comments" });
    const once = reduceConversation(again.state, read(page(["1"], { nextToken: "page 2" })));
    expect([effects, state.readings.comments, again.effects, once.effects]).toEqual([
      [],
      { at: "stop", token: undefined, why: "unavailable" },
      [{ type: "read", list: "comments", token: undefined }],
      [{ type: "read", list: "comments", token: "page 2" }],
    ]);
  });

  test("is read from the start by the next try if AWS no longer takes the token", () => {
    const state = first(page(["1"], { nextToken: "page 2" }));
    expect(reduceConversation(state, read({ status: "absent" })).state.readings.comments).toEqual({
      at: "stop",
      token: undefined,
      why: "unavailable",
    });
  });

  test("shows the files that AWS lists now, in the order of time", () => {
    const file = (attachmentId: string, createdAt: number) =>
      toFileEntry({ attachmentId, fileName: "trail.csv", status: "Pending", creator: "", createdAt }, undefined);
    const state = first(page(["1", "3"]));
    const listed = reduceConversation(state, { type: "files", files: [file("2", 2000), file("4", 4000)] }).state;
    const fewer = reduceConversation(listed, { type: "files", files: [file("4", 4000)] }).state;
    expect([listed, fewer].map(({ entries }) => entries.map(({ id }) => id))).toEqual([
      ["1", "2", "3", "4"],
      ["1", "3", "4"],
    ]);
  });

  test("knows of which kinds it has every entry", () => {
    const stopped = first({ status: "unavailable" });
    const listed = reduceConversation(stopped, { type: "files", files: [] }).state;
    expect([stopped, listed].map((state) => [...wholeKindsOf(state)])).toEqual([
      ["edit", "finding"],
      ["edit", "finding", "file"],
    ]);
  });

  test("shows what the reader wrote at once, and once", () => {
    const written = reduceConversation(first(page(["1"])), { type: "written", entry: comment("2") }).state;
    const refreshed = reduceConversation(written, read(page(["1", "2"]))).state;
    expect([written.entries.length, refreshed.entries.length]).toEqual([2, 2]);
  });
});

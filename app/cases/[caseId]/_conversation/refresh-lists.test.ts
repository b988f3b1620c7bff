import { describe, expect, test } from "vitest";
import { type CommentEntry, toCommentEntry } from "@/lib/cases/timeline";
import { createMachine } from "../../../_machine/create-machine";
import {
  type ConversationEffect,
  type ConversationEvent,
  type ConversationState,
  reduceConversation,
  toConversationState,
} from "./conversation-state";
import type { FetchedPage } from "./fetch-timeline-page";
import { refreshLists } from "./refresh-lists";
import type { TimelinePage } from "./timeline-page";

const comment = (id: number): CommentEntry =>
  toCommentEntry(
    {
      commentId: `${id}`,
      body: `Comment ${id}`,
      creator: "AWS Responder",
      createdDate: new Date(id * 1000),
      lastUpdatedDate: undefined,
    },
    undefined,
  );
const page = (ids: readonly number[], rest: { nextToken?: string; total?: number } = {}): TimelinePage => ({
  status: "read",
  entries: ids.map(comment),
  ...rest,
});
const empty = page([]);

/** A conversation whose comments were read up to the page "2", and what a refresh asks and makes of these answers. */
async function refresh(answers: Readonly<Record<string, FetchedPage>>, { isFull = false, total = 2 } = {}) {
  const machine = createMachine<ConversationState, ConversationEvent, ConversationEffect>(
    toConversationState({ comments: page([1], { nextToken: "2", total }), edits: empty, findings: empty }),
    reduceConversation,
    () => {},
  );
  machine.dispatch({ type: "read", list: "comments", page: page([2], { total }) });
  const asked: (string | undefined)[] = [];
  const reading = await refreshLists(
    {
      machine,
      lists: ["comments"],
      isFull,
      fetchPage: async ({ token }) => {
        asked.push(token);
        return answers[token ?? "first"] ?? { status: "unavailable" };
      },
    },
    { signal: new AbortController().signal, isAwaited: false, turn: 1 },
  );
  return { reading, asked, ids: machine.read().entries.map(({ id }) => id) };
}

describe("a refresh of the conversation", () => {
  test("begins at the last page, and goes on to new ones", async () => {
    const answers = { "2": page([2, 3], { nextToken: "3", total: 4 }), "3": page([4], { total: 4 }) };
    expect(await refresh(answers)).toEqual({ reading: "read", asked: ["2", "3"], ids: ["1", "2", "3", "4"] });
  });

  test("reads everything when it is a full one", async () => {
    const answers = { first: page([1], { nextToken: "2", total: 2 }), "2": page([2], { total: 2 }) };
    expect(await refresh(answers, { isFull: true })).toMatchObject({ asked: [undefined, "2"] });
  });

  test("reads everything when AWS has more comments than the last page explains", async () => {
    const answers = {
      "2": page([2], { total: 3 }),
      first: page([1, 7], { nextToken: "2", total: 3 }),
    };
    expect(await refresh(answers)).toEqual({ reading: "read", asked: ["2", undefined, "2"], ids: ["1", "2", "7"] });
  });

  test("reads everything when AWS no longer takes the token", async () => {
    const answers: Record<string, FetchedPage> = { "2": { status: "absent" }, first: page([1, 2], { total: 2 }) };
    expect(await refresh(answers)).toMatchObject({ reading: "read", asked: ["2", undefined] });
  });

  test("begins again once at most", async () => {
    const answers: Record<string, FetchedPage> = {
      "2": { status: "absent" },
      first: page([1], { nextToken: "2", total: 2 }),
    };
    expect(await refresh(answers)).toMatchObject({ reading: "failed", asked: ["2", undefined, "2"] });
  });

  test("ends where AWS leads back to a page that was read", async () => {
    const answers = {
      "2": page([2], { nextToken: "3", total: 4 }),
      "3": page([3], { nextToken: "4", total: 4 }),
      "4": page([4], { nextToken: "3", total: 4 }),
    };
    expect(await refresh(answers)).toEqual({ reading: "failed", asked: ["2", "3", "4"], ids: ["1", "2", "3", "4"] });
  });

  test.each([
    [{ status: "unavailable", isThrottled: true }, "throttled"],
    [{ status: "unavailable" }, "failed"],
    [{ status: "denied" }, "read"],
  ] as const)("keeps what it has when the answer is %j", async (answer, reading) => {
    expect(await refresh({ "2": answer })).toEqual({ reading, asked: ["2"], ids: ["1", "2"] });
  });
});

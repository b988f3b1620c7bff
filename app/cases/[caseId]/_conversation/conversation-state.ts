import type { ReadFailure } from "@/lib/cases/aws-failure";
import { mergeTimeline, type TimelineEntry } from "@/lib/cases/timeline";
import type { Step } from "../../../_machine/create-machine";
import { type ListName, listNames, type TimelinePage } from "./timeline-page";

/** `token` is that of the page to read next; the first has none. */
export type Reading =
  | { at: "end"; token: string | undefined }
  | { at: "page"; token: string | undefined }
  | { at: "stop"; token: string | undefined; why: ReadFailure };

export type ConversationState = {
  /** In the timeline's order. */
  entries: readonly TimelineEntry[];
  readings: Readonly<Record<ListName, Reading>>;
  /** The comments on all pages, if AWS says so. */
  total: number | undefined;
};

/** `undefined`: AWS had not answered when the page was sent. */
export type FirstPages = Readonly<Record<ListName, TimelinePage | undefined>>;

export type ConversationEvent =
  | { type: "started" }
  | { type: "read"; list: ListName; page: TimelinePage }
  /** A page that was read before, or that follows the last one. Says nothing about what is being read. */
  | { type: "refreshed"; list: ListName; token: string | undefined; page: Extract<TimelinePage, { status: "read" }> }
  /** "Try again". */
  | { type: "resumed"; list: ListName }
  /** The comment that the reader just added or changed. */
  | { type: "written"; entry: TimelineEntry };

export type ConversationEffect = { type: "read"; list: ListName; token: string | undefined };

type ConversationStep = Step<ConversationState, ConversationEffect>;

export function toConversationState(first: FirstPages): ConversationState {
  const empty: ConversationState = {
    entries: [],
    readings: { comments: unread, edits: unread, findings: unread },
    total: undefined,
  };
  return listNames.reduce((state, list) => {
    const page = first[list];
    return page ? takePage(state, list, page) : state;
  }, empty);
}

const unread: Reading = { at: "page", token: undefined };

export function reduceConversation(state: ConversationState, event: ConversationEvent): ConversationStep {
  switch (event.type) {
    case "started":
      return { state, effects: listNames.flatMap((list) => nextRead(state, list)) };
    case "read": {
      const next = takePage(state, event.list, event.page);
      return { state: next, effects: nextRead(next, event.list) };
    }
    case "refreshed":
      return { state: refresh(state, event), effects: [] };
    case "resumed": {
      const { token } = state.readings[event.list];
      const next = withReading(state, event.list, { at: "page", token });
      return { state: next, effects: nextRead(next, event.list) };
    }
    case "written":
      return { state: { ...state, entries: mergeTimeline(state.entries, [event.entry]) }, effects: [] };
  }
}

function refresh(
  state: ConversationState,
  { list, token, page }: Extract<ConversationEvent, { type: "refreshed" }>,
): ConversationState {
  const fresh = { ...state, entries: mergeTimeline(state.entries, page.entries) };
  const counted = list === "comments" && page.total !== undefined ? { ...fresh, total: page.total } : fresh;
  return page.nextToken === undefined ? withReading(counted, list, { at: "end", token }) : counted;
}

function takePage(state: ConversationState, list: ListName, page: TimelinePage): ConversationState {
  const { token } = state.readings[list];
  if (page.status !== "read") return withReading(state, list, { at: "stop", token, why: page.status });
  const { entries, nextToken, total } = page;
  const reading: Reading = nextToken === undefined ? { at: "end", token } : { at: "page", token: nextToken };
  return withReading(
    {
      ...state,
      entries: mergeTimeline(state.entries, entries),
      total: list === "comments" ? (total ?? state.total) : state.total,
    },
    list,
    reading,
  );
}

function withReading(state: ConversationState, list: ListName, reading: Reading): ConversationState {
  return { ...state, readings: { ...state.readings, [list]: reading } };
}

function nextRead({ readings }: ConversationState, list: ListName): ConversationEffect[] {
  const reading = readings[list];
  return reading.at === "page" ? [{ type: "read", list, token: reading.token }] : [];
}

export function countComments(entries: readonly TimelineEntry[]): number {
  return entries.filter(({ kind }) => kind === "comment").length;
}

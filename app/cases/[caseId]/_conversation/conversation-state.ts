import type { ReadFailure } from "@/lib/cases/aws-failure";
import { type FileEntry, mergeTimeline, type TimelineEntry } from "@/lib/cases/timeline";
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
  /** The tokens that AWS gave in the reading of each list. One that comes again leads in a circle. */
  tokens: Readonly<Record<ListName, ReadonlySet<string>>>;
  /** The comments on all pages, if AWS says so. */
  total: number | undefined;
  /** AWS has listed the files. They come with the case, all at once. */
  hasFiles: boolean;
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
  | { type: "files"; files: readonly FileEntry[] }
  /** The comment that the reader just added or changed. */
  | { type: "written"; entry: TimelineEntry };

export type ConversationEffect = { type: "read"; list: ListName; token: string | undefined };

type ConversationStep = Step<ConversationState, ConversationEffect>;

/** `files`: undefined if AWS had not listed them when the page was sent. */
export function toConversationState(first: FirstPages, files?: readonly FileEntry[]): ConversationState {
  const empty: ConversationState = {
    entries: [],
    readings: { comments: unread, edits: unread, findings: unread },
    tokens: { comments: new Set(), edits: new Set(), findings: new Set() },
    total: undefined,
    hasFiles: false,
  };
  return listNames.reduce(
    (state, list) => {
      const page = first[list];
      return page ? takePage(state, list, page) : state;
    },
    files ? withFiles(empty, files) : empty,
  );
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
      const from = token === undefined ? withTokens(state, event.list, new Set()) : state;
      const next = withReading(from, event.list, { at: "page", token });
      return { state: next, effects: nextRead(next, event.list) };
    }
    case "files":
      return { state: withFiles(state, event.files), effects: [] };
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

function withFiles(state: ConversationState, files: readonly FileEntry[]): ConversationState {
  const others = state.entries.filter(({ kind }) => kind !== "file");
  return { ...state, entries: mergeTimeline(others, files), hasFiles: true };
}

function takePage(state: ConversationState, list: ListName, page: TimelinePage): ConversationState {
  const { token } = state.readings[list];
  if (page.status !== "read") {
    // AWS no longer takes the token.
    if (page.status === "absent" && token !== undefined) return withReading(state, list, startAgain);
    return withReading(state, list, { at: "stop", token, why: page.status });
  }
  const { entries, nextToken, total } = page;
  const taken = {
    ...state,
    entries: mergeTimeline(state.entries, entries),
    total: list === "comments" ? (total ?? state.total) : state.total,
  };
  if (nextToken === undefined) return withReading(taken, list, { at: "end", token });
  const tokens = state.tokens[list];
  if (tokens.has(nextToken)) return withReading(taken, list, startAgain);
  return withReading(withTokens(taken, list, new Set([...tokens, nextToken])), list, { at: "page", token: nextToken });
}

const startAgain: Reading = { at: "stop", token: undefined, why: "unavailable" };

function withTokens(state: ConversationState, list: ListName, tokens: ReadonlySet<string>): ConversationState {
  return { ...state, tokens: { ...state.tokens, [list]: tokens } };
}

function withReading(state: ConversationState, list: ListName, reading: Reading): ConversationState {
  return { ...state, readings: { ...state.readings, [list]: reading } };
}

function nextRead({ readings }: ConversationState, list: ListName): ConversationEffect[] {
  const reading = readings[list];
  return reading.at === "page" ? [{ type: "read", list, token: reading.token }] : [];
}

export function isReading({ readings }: ConversationState): boolean {
  return listNames.some((list) => readings[list].at === "page");
}

/** The kinds of which the state has every entry that AWS lists. */
export function wholeKindsOf({ readings, hasFiles }: ConversationState): ReadonlySet<TimelineEntry["kind"]> {
  const kinds = listNames.filter((list) => readings[list].at === "end").map((list) => kindIn[list]);
  return new Set(hasFiles ? [...kinds, "file"] : kinds);
}

const kindIn = { comments: "comment", edits: "edit", findings: "finding" } as const;

export function countComments(entries: readonly TimelineEntry[]): number {
  return entries.filter(({ kind }) => kind === "comment").length;
}

import type { ReadFailure } from "@/lib/cases/aws-failure";
import type { ListedCase } from "@/lib/cases/listed-case";
import type { Step } from "../../_machine/create-machine";
import type { CasesPage } from "./cases-page";

/** `token` is that of the page to read next; the first has none. */
export type Reading =
  | { at: "end" }
  | { at: "page"; token: string | undefined }
  | { at: "stop"; token: string | undefined; failure: ReadingFailure };

export type ReadingFailure = { why: ReadFailure; reason?: string | undefined; awsRequestId?: string | undefined };

export type ListState = {
  /** By case ID. */
  cases: ReadonlyMap<string, ListedCase>;
  /** The cases of the reading under way, or of the last one. The others are from the reading before. */
  read: ReadonlySet<string>;
  reading: Reading;
  /** The tokens that AWS gave in this reading. One that comes again leads in a circle. */
  tokens: ReadonlySet<string>;
  /** The cases on all pages, if AWS says so. */
  total: number | undefined;
  /** When the newest page was read, in epoch milliseconds. */
  readAt: number;
};

export type ListEvent =
  | { type: "started" }
  | { type: "read"; page: CasesPage; at: number }
  /** "Try again". */
  | { type: "resumed" }
  /** "Refresh". */
  | { type: "refreshed" };

export type ListEffect = { token: string | undefined };

type ListStep = Step<ListState, ListEffect>;

/** `first` came with the page. */
export function toListState(first: CasesPage, readAt: number): ListState {
  const nothing = { cases: new Map(), read: new Set<string>(), tokens: new Set<string>(), total: undefined, readAt };
  return takePage({ ...nothing, reading: firstPage }, first, readAt);
}

const firstPage = { at: "page", token: undefined } as const;

export function reduceList(state: ListState, event: ListEvent): ListStep {
  switch (event.type) {
    case "started":
      return withNextRead(state);
    case "read":
      return withNextRead(takePage(state, event.page, event.at));
    case "resumed":
      if (state.reading.at !== "stop") return { state, effects: [] };
      return withNextRead(
        state.reading.token === undefined
          ? readAgain(state)
          : { ...state, reading: { at: "page", token: state.reading.token } },
      );
    case "refreshed":
      return state.reading.at === "page" ? { state, effects: [] } : withNextRead(readAgain(state));
  }
}

/** The rows of an earlier reading stay until they are replaced. */
function readAgain(state: ListState): ListState {
  return { ...state, read: new Set(), tokens: new Set(), reading: firstPage };
}

function withNextRead(state: ListState): ListStep {
  return { state, effects: state.reading.at === "page" ? [{ token: state.reading.token }] : [] };
}

function takePage(state: ListState, page: CasesPage, at: number): ListState {
  const token = state.reading.at === "end" ? undefined : state.reading.token;
  if (page.status !== "read") {
    const { status: why, reason, awsRequestId } = page;
    // AWS no longer takes a token that it calls invalid: the next try begins at the first page.
    return {
      ...state,
      reading: { at: "stop", token: why === "absent" ? undefined : token, failure: { why, reason, awsRequestId } },
    };
  }
  const { nextToken, total = state.total } = page;
  const cases = new Map(state.cases);
  for (const one of page.cases) cases.set(one.caseId, one);
  const read = new Set([...state.read, ...page.cases.map(({ caseId }) => caseId)]);
  const next = { cases, read, tokens: state.tokens, total, readAt: at };
  if (nextToken === undefined) {
    const isCurrent = ([caseId]: [string, ListedCase]) => read.has(caseId);
    return { ...next, cases: new Map([...cases].filter(isCurrent)), reading: { at: "end" } };
  }
  // A list that leads back to a page that was read has no end.
  if (state.tokens.has(nextToken)) {
    return { ...next, reading: { at: "stop", token: undefined, failure: { why: "unavailable" } } };
  }
  return { ...next, tokens: new Set([...state.tokens, nextToken]), reading: { at: "page", token: nextToken } };
}

/** The cases that AWS counts and the last reading did not bring. Undefined if AWS does not count. */
export function countMissing({ read, total }: ListState): number | undefined {
  return total === undefined ? undefined : Math.max(0, total - read.size);
}

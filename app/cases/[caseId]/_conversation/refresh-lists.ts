import type { Machine } from "../../../_machine/create-machine";
import type { Asked } from "../_live/create-live";
import type { Reading } from "../_live/refresh-clock";
import { type ConversationEvent, type ConversationState, countComments } from "./conversation-state";
import type { FetchedPage } from "./fetch-timeline-page";
import type { ListName } from "./timeline-page";

type PageAsked = { list: ListName; token: string | undefined; isAwaited: boolean; signal: AbortSignal };

type Refreshing = {
  machine: Machine<ConversationState, ConversationEvent>;
  lists: readonly ListName[];
  /** From the first page on: AWS says nothing about older entries that changed. */
  isFull: boolean;
  fetchPage: (asked: PageAsked) => Promise<FetchedPage>;
};

/** Reads the last page of each list again, and what follows it. */
export async function refreshLists(refreshing: Refreshing, asked: Asked): Promise<Reading> {
  const { machine, lists, isFull } = refreshing;
  const readings = await Promise.all(
    lists.map(async (list): Promise<Reading> => {
      const known = machine.read().readings[list];
      // The first reading is under way, or the role cannot read the list.
      if (known.at === "page" || (known.at === "stop" && known.why === "denied")) return "read";
      const reading = await readOn(refreshing, list, isFull ? undefined : known.token, asked);
      return reading === "read" && list === "comments" ? fillGaps(refreshing, asked) : reading;
    }),
  );
  if (readings.includes("throttled")) return "throttled";
  return readings.includes("failed") ? "failed" : "read";
}

/** AWS publishes no order, so a new comment may be on any page. */
async function fillGaps(refreshing: Refreshing, asked: Asked): Promise<Reading> {
  const { entries, total } = refreshing.machine.read();
  if (total === undefined || refreshing.isFull || countComments(entries) >= total) return "read";
  return readOn(refreshing, "comments", undefined, asked);
}

async function readOn(
  refreshing: Refreshing,
  list: ListName,
  from: string | undefined,
  asked: Asked,
): Promise<Reading> {
  const { machine, fetchPage } = refreshing;
  const { isAwaited, signal } = asked;
  let token = from;
  let isAgain = false;
  const tokens = new Set(from === undefined ? [] : [from]);
  for (;;) {
    const page = await fetchPage({ list, token, isAwaited, signal });
    if (signal.aborted || page.status === "gone") return "failed";
    if (page.status === "absent" && token !== undefined) {
      // AWS no longer takes the token: everything is read again, once.
      if (isAgain) return "failed";
      isAgain = true;
      token = undefined;
      tokens.clear();
      continue;
    }
    if (page.status === "denied" || page.status === "absent") return "read";
    if (page.status !== "read") return page.isThrottled ? "throttled" : "failed";
    machine.dispatch({ type: "refreshed", list, token, page });
    if (page.nextToken === undefined) return "read";
    // A list that leads back to a page that was read has no end.
    if (tokens.has(page.nextToken)) return "failed";
    token = page.nextToken;
    tokens.add(token);
  }
}

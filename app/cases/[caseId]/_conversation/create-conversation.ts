import { toConversationText } from "@/lib/cases/conversation-text";
import type { CaseFile } from "@/lib/cases/files";
import { type TimelineEntry, toFileEntry } from "@/lib/cases/timeline";
import type { PageOwner } from "@/lib/page-owner";
import type { GoneReason } from "../../../_account/read-as-owner";
import { createMachine, type Machine } from "../../../_machine/create-machine";
import type { Read } from "../_live/create-live";
import {
  type ConversationEffect,
  type ConversationEvent,
  type ConversationState,
  type FirstPages,
  reduceConversation,
  toConversationState,
} from "./conversation-state";
import { type FetchedFor, type FetchedPage, fetchTimelinePage } from "./fetch-timeline-page";
import { refreshLists } from "./refresh-lists";
import { type ListName, listNames } from "./timeline-page";

export type Conversation = {
  machine: Machine<ConversationState, ConversationEvent>;
  /** Reads what the page did not bring. Returns how to stop. */
  start(): () => void;
  resume(list: ListName): void;
  /** Reads again what may have changed. */
  refresh: Read;
  written(entry: TimelineEntry): void;
  /** All files of the case. */
  listed(files: readonly CaseFile[]): void;
  /** The entries read so far. */
  toText(): string;
};

type ConversationOptions = {
  caseId: string;
  owner: PageOwner;
  first: FirstPages;
  files: readonly CaseFile[] | undefined;
  /** The reader's role session. */
  ownArn: string | undefined;
  /** AWS investigates only cases that it resolves. */
  hasFindings: boolean;
  onGone: (why: GoneReason) => void;
};

/** Older entries may change too: each tenth refresh reads all of them. */
const refreshesPerFullOne = 10;

export function createConversation(options: ConversationOptions): Conversation {
  const { caseId, owner, first, files, ownArn, hasFindings, onGone } = options;
  let leaving = new AbortController();
  let isRefreshForOwnWrite = false;
  const machine: Conversation["machine"] = createMachine<ConversationState, ConversationEvent, ConversationEffect>(
    toConversationState(first, files?.map(toEntry)),
    reduceConversation,
    (effect) => void run(effect),
  );
  const lists = listNames.filter((list) => list !== "findings" || hasFindings);

  function toEntry(file: CaseFile) {
    return toFileEntry(file, ownArn);
  }

  async function fetchPage(asked: Pick<FetchedFor, "list" | "token" | "isAwaited" | "signal">): Promise<FetchedPage> {
    const page = await fetchTimelinePage({ caseId, owner, ...asked });
    if (page.status === "gone" && !asked.signal.aborted) onGone(page.why);
    return page;
  }

  async function run({ list, token }: ConversationEffect): Promise<void> {
    const { signal } = leaving;
    const page = await fetchPage({ list, token, isAwaited: true, signal });
    if (!signal.aborted && page.status !== "gone") machine.dispatch({ type: "read", list, page });
  }

  return {
    machine,
    start() {
      leaving = new AbortController();
      machine.dispatch({ type: "started" });
      return () => leaving.abort();
    },
    resume: (list) => machine.dispatch({ type: "resumed", list }),
    refresh(asked) {
      const isFull = asked.turn % refreshesPerFullOne === 0 || (asked.isAwaited && !isRefreshForOwnWrite);
      isRefreshForOwnWrite = false;
      return refreshLists({ machine, lists, isFull, fetchPage }, asked);
    },
    toText() {
      const { entries, readings } = machine.read();
      return toConversationText(entries, readings.comments.at === "end");
    },
    listed: (all) => machine.dispatch({ type: "files", files: all.map(toEntry) }),
    written(entry) {
      isRefreshForOwnWrite = true;
      machine.dispatch({ type: "written", entry });
    },
  };
}

"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import type { CaseFacts } from "@/lib/cases/case-facts";
import type { CaseFile } from "@/lib/cases/files";
import type { PageOwner } from "@/lib/page-owner";
import { GoneContext } from "../../../_account/curtain";
import { readAsOwner } from "../../../_account/read-as-owner";
import type { Read } from "../_live/create-live";
import { useRefresh } from "../_live/live";
import type { ReadFacts } from "./read-facts";

type Live = {
  /** Undefined until the first refresh. */
  facts: CaseFacts | undefined;
  files: readonly CaseFile[] | undefined;
  text: string | undefined;
  /** Names of files that this browser has cancelled or sent under another name. */
  givenUp: readonly string[];
  /** The conversation has a comment of AWS's. */
  hasAnswer: boolean;
};

const atFirst: Live = { facts: undefined, files: undefined, text: undefined, givenUp: [], hasAnswer: false };

/** Outside React: a panel that comes late is hydrated as the server rendered it, and then learns what is newer. */
class LiveStore {
  #live = atFirst;
  readonly #listeners = new Set<() => void>();

  readonly read = (): Live => this.#live;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly learn = (news: Partial<Live>): void => {
    this.#live = { ...this.#live, ...news };
    for (const listener of this.#listeners) listener();
  };
}

const LiveFactsContext = createContext(new LiveStore());

type LiveFactsProps = { caseId: string; owner: PageOwner; children: ReactNode };

/** Keeps heading and banner up to date, without another rendering on the server. */
export function LiveFacts({ caseId, owner, children }: LiveFactsProps) {
  const [store] = useState(() => new LiveStore());
  const onGone = useContext(GoneContext);
  const read = useCallback<Read>(
    async ({ signal, isAwaited }) => {
      const answer = await readAsOwner<ReadFacts>(
        `/api/cases/${caseId}${isAwaited ? "" : "?background"}`,
        owner,
        signal,
      );
      if (answer.status === "gone") onGone(answer.why);
      if (answer.status !== "ok") return "failed";
      const reading = answer.answer;
      if (reading.status === "read") {
        store.learn({ facts: reading.facts, files: reading.files, text: reading.text });
      }
      if (reading.status === "unavailable" || reading.status === "session-refused") {
        return reading.isThrottled ? "throttled" : "failed";
      }
      // A role that cannot read the case has nothing to refresh here.
      return "read";
    },
    [caseId, owner, onGone, store],
  );
  useRefresh(read);
  return <LiveFactsContext value={store}>{children}</LiveFactsContext>;
}

export function useLiveFacts(): Live {
  const { subscribe, read } = useContext(LiveFactsContext);
  return useSyncExternalStore(subscribe, read, () => atFirst);
}

/** Tells the page that the conversation has a comment of AWS's. */
export function useNoteAnswer(): () => void {
  const { learn } = useContext(LiveFactsContext);
  return useCallback(() => learn({ hasAnswer: true }), [learn]);
}

/** Tells the conversation which files this browser has given up. */
export function useNoteGivenUp(givenUp: readonly string[]): void {
  const { learn } = useContext(LiveFactsContext);
  useEffect(() => learn({ givenUp }), [learn, givenUp]);
}

/** The facts as the page was made with them, or newer ones. */
export function useFacts(initial: CaseFacts): CaseFacts {
  return useLiveFacts().facts ?? initial;
}

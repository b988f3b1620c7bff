"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
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
  /** The conversation has a comment of AWS's. */
  hasAnswer: boolean;
  noteAnswer: () => void;
};

const LiveFactsContext = createContext<Live>({
  facts: undefined,
  files: undefined,
  hasAnswer: false,
  noteAnswer: () => {},
});

type LiveFactsProps = { caseId: string; owner: PageOwner; children: ReactNode };

/** Keeps heading and banner up to date, without another rendering on the server. */
export function LiveFacts({ caseId, owner, children }: LiveFactsProps) {
  const [{ facts, files }, setRead] = useState<Pick<Live, "facts" | "files">>({ facts: undefined, files: undefined });
  const [hasAnswer, setAnswer] = useState(false);
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
      if (reading.status === "read") setRead(reading);
      if (reading.status === "unavailable" || reading.status === "session-refused") {
        return reading.isThrottled ? "throttled" : "failed";
      }
      // A role that cannot read the case has nothing to refresh here.
      return "read";
    },
    [caseId, owner, onGone],
  );
  useRefresh(read);
  const noteAnswer = useCallback(() => setAnswer(true), []);
  const live = useMemo(() => ({ facts, files, hasAnswer, noteAnswer }), [facts, files, hasAnswer, noteAnswer]);
  return <LiveFactsContext value={live}>{children}</LiveFactsContext>;
}

export function useLiveFacts(): Live {
  return useContext(LiveFactsContext);
}

/** The facts as the page was made with them, or newer ones. */
export function useFacts(initial: CaseFacts): CaseFacts {
  return useLiveFacts().facts ?? initial;
}

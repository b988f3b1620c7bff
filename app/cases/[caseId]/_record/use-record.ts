"use client";

import { useContext, useEffect, useRef, useState } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseRecord } from "@/lib/cases/record-schema";
import type { PageOwner } from "@/lib/page-owner";
import { GoneContext } from "../../../_account/curtain";
import { knownHashes } from "./known-hashes";
import { type Made, makeRecord, type RecordProgress } from "./make-record";

export type RecordState = { at: "rest" } | { at: "making"; progress: RecordProgress } | { at: "end"; made: Made };

export type RecordMaking = {
  state: RecordState;
  /** Undefined if it was not made, or its reader is gone. */
  make(): Promise<CaseRecord | undefined>;
  cancel(): void;
};

/** Stops when the page is left or emptied. */
export function useRecord(caseId: string, owner: PageOwner, draftKeys: DraftKeys): RecordMaking {
  const [state, setState] = useState<RecordState>({ at: "rest" });
  const onGone = useContext(GoneContext);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  return {
    state,
    async make() {
      controller.current?.abort();
      const current = new AbortController();
      controller.current = current;
      const { signal } = current;
      setState({ at: "making", progress: { comments: 0, total: undefined } });
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const made = await makeRecord({
        caseId,
        owner,
        timeZone,
        signal,
        hashes: await knownHashes(caseId, draftKeys),
        onProgress: (progress) => setState({ at: "making", progress }),
      });
      if (signal.aborted) return undefined;
      if (made.status === "gone") onGone(made.why);
      setState({ at: "end", made });
      return made.status === "made" ? made.record : undefined;
    },
    cancel() {
      controller.current?.abort();
      setState({ at: "end", made: { status: "cancelled" } });
    },
  };
}

"use client";

import { useEffect, useState } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { DraftList } from "../../_drafts/draft-list";
import { type ListedDraft, readDrafts } from "../../_drafts/read-drafts";

type OtherDraftsProps = {
  draftKeys: DraftKeys;
  /** Of the draft in the form, or of the one that the page says is open in another tab. */
  clientToken: string;
  /** False if another tab has that draft. */
  onContinue: (clientToken: string) => Promise<boolean>;
};

export function OtherDrafts({ draftKeys, clientToken, onContinue }: OtherDraftsProps) {
  const [drafts, setDrafts] = useState<readonly ListedDraft[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let isCurrent = true;
    void readDrafts(draftKeys).then((all) => {
      if (isCurrent) setDrafts(all.filter((draft) => draft.clientToken !== clientToken));
    });
    return () => {
      isCurrent = false;
    };
  }, [draftKeys, clientToken]);

  async function open(chosen: string) {
    setProblem((await onContinue(chosen)) ? "" : "That draft is open in another tab, or this one is not saved yet.");
  }

  return (
    <>
      <DraftList heading="Your other drafts" drafts={drafts} onContinue={(chosen) => void open(chosen)} />
      <p role="status" className="mb-4 text-danger empty:mb-0">
        {problem}
      </p>
    </>
  );
}

"use client";

import { useEffect, useState } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { rememberInTab } from "../new/_draft/case-draft";
import { DraftList } from "./draft-list";
import { type ListedDraft, readDrafts } from "./read-drafts";

/** For pages without the form, which opens in their place. */
export function YourDrafts({ draftKeys }: { draftKeys: DraftKeys }) {
  const [drafts, setDrafts] = useState<readonly ListedDraft[]>([]);
  useEffect(() => {
    void readDrafts(draftKeys).then(setDrafts);
  }, [draftKeys]);

  function open(clientToken: string) {
    rememberInTab(clientToken);
    window.location.assign("/cases/new");
  }

  return <DraftList heading="Your drafts" drafts={drafts} onContinue={open} />;
}

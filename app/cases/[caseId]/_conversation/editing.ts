"use client";

import { createContext, useEffect, useState } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { DraftStore } from "../../../_draft/draft-store";

/** Needed to change one's own comments. Undefined where AWS_ROLES rules it out. */
export type Editing = {
  caseId: string;
  draftKeys: DraftKeys;
  roleArn: string;
  /** The comments with an unsaved change in this browser, by draft ID. */
  unsaved: readonly string[];
};

export const EditingContext = createContext<Editing | undefined>(undefined);

/** Changes that a reload or a crash interrupted. */
export function useUnsavedEdits(draftKeys: DraftKeys | undefined): readonly string[] {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!draftKeys) return;
    DraftStore.open(draftKeys)
      .then((store) => store.unfinishedIds("edit"))
      .then(setIds)
      .catch(() => {}); // The browser forbids storage, so there are none.
  }, [draftKeys]);
  return ids;
}

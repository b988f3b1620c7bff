"use client";

import { useEffect, useState } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { DraftKind } from "./draft-ref";
import { DraftStore } from "./draft-store";

/** The IDs of drafts that a reload or a crash interrupted. */
export function useUnfinished(draftKeys: DraftKeys | undefined, kind: DraftKind): readonly string[] {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!draftKeys) return;
    DraftStore.open(draftKeys)
      .then((store) => store.unfinishedIds(kind))
      .then(setIds)
      .catch(() => {}); // The browser forbids storage, so there are none.
  }, [draftKeys, kind]);
  return ids;
}

"use client";

import { useEffect, useState } from "react";
import type { DraftStatus } from "../../../_draft/draft-status";
import type { DraftWriter } from "../../../_draft/draft-writer";
import { useLazy } from "../../../_lazy/use-lazy";
import type { OtherDrafts } from "./other-drafts";

/** The list loads only if there is something to list. */
export function useOtherDrafts(
  writer: Pick<DraftWriter<object>, "otherIds">,
  status: DraftStatus["kind"],
  clientToken: string,
): typeof OtherDrafts | undefined {
  const [hasOthers, setHasOthers] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft in the form leaves others to list.
  useEffect(() => {
    if (status === "searching") return;
    // Where nothing can be read, nothing is listed.
    writer.otherIds().then(
      (ids) => setHasOthers(ids.length > 0),
      () => {},
    );
  }, [writer, status, clientToken]);
  return useLazy(hasOthers, loadList).part;
}

async function loadList() {
  return (await import("./other-drafts")).OtherDrafts;
}

"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { markDraftOpened } from "../../_draft/mark-draft-opened";
import { settleLater } from "./settle-later";

type OpenedBoxProps = {
  caseId: string;
  clientToken: string;
  draftKeys: DraftKeys;
  isContinued: boolean;
  children: ReactNode;
};

/** Takes the focus, so that a screen reader starts here. Replaces the draft with the case ID. */
export function OpenedBox({ caseId, clientToken, draftKeys, isContinued, children }: OpenedBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (isContinued) void settleLater({ caseId, clientToken, draftKeys });
    else void markDraftOpened(draftKeys[0].owner, clientToken, caseId);
  }, [caseId, clientToken, draftKeys, isContinued]);
  return (
    <Alert ref={box} tone="success" role="status" tabIndex={-1} className="mb-6 print:hidden">
      {children}
    </Alert>
  );
}

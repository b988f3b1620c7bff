"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { markDraftOpened } from "../../_draft/mark-draft-opened";
import { UserText } from "../_case/user-text";
import { lostUploads } from "../_files/held-files";
import { filesId } from "./_files/file-row-id";
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
  // The panel of files takes them over.
  const [lost] = useState(() => lostUploads(clientToken).map(({ name }) => name));
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (isContinued) void settleLater({ caseId, clientToken, draftKeys });
    else void markDraftOpened(draftKeys[0].owner, clientToken, caseId);
  }, [caseId, clientToken, draftKeys, isContinued]);
  return (
    <Alert ref={box} tone="success" role="status" tabIndex={-1} className="mb-6 print:hidden">
      {children}
      {lost.length === 0 ? null : (
        <p className="mt-2 wrap-anywhere">
          Not sent, because the form lost {lost.length === 1 ? "it" : "them"}: <UserText>{lost.join(", ")}</UserText>.{" "}
          <a href={`#${filesId}`} className="font-semibold text-accent underline underline-offset-4">
            Add {lost.length === 1 ? "it" : "them"} again under “Files”
          </a>
          .
        </p>
      )}
    </Alert>
  );
}

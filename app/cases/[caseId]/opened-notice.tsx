"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import type { OpenedCase } from "@/lib/opened-case";
import { markDraftOpened } from "../../_draft/mark-draft-opened";

type OpenedNoticeProps = { opened: OpenedCase; owner: string };

/** Takes the focus, so that a screen reader starts here. Replaces the draft with the case ID. */
export function OpenedNotice({ opened, owner }: OpenedNoticeProps) {
  const { caseId, clientToken, duplicates, isDuplicatePossible, hasLooked } = opened;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => void markDraftOpened(owner, clientToken, caseId), [owner, clientToken, caseId]);
  return (
    <>
      <Alert ref={box} tone="success" role="status" tabIndex={-1} className="mb-6 print:hidden">
        <p className="text-lg font-semibold">Case opened</p>
        <p>Share the link. What colleagues see depends on their role.</p>
        {isDuplicatePossible && hasLooked && duplicates.length === 0 ? (
          <p className="mt-2">
            An earlier try got no answer. We found no duplicate, but one may still appear. Check the list of cases in
            AWS in 5 minutes.
          </p>
        ) : null}
      </Alert>
      {duplicates.length > 0 || (isDuplicatePossible && !hasLooked) ? (
        <Alert tone="notice" role="alert" className="mb-6" heading="AWS may have this case twice">
          {duplicates.length > 0 ? (
            <p className="mt-1">
              An earlier try got no answer, and AWS has another case with the same title:{" "}
              {duplicates.map((duplicate, index) => (
                <span key={duplicate}>
                  {index > 0 ? ", " : ""}
                  <a href={`/cases/${duplicate}`} className="font-semibold text-accent underline underline-offset-4">
                    case {duplicate}
                  </a>
                </span>
              ))}
              . Compare them. If both are about the same incident, close one.
            </p>
          ) : (
            <p className="mt-1">
              An earlier try got no answer, and we could not check for a duplicate: your role cannot list cases, or AWS
              did not answer. Ask a colleague who can list them.
            </p>
          )}
        </Alert>
      ) : null}
    </>
  );
}

"use client";

import { useEffect, useRef } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { RecordPanelProps } from "../_record/record-panel";
import { NoRecord, RecordProgressBar } from "../_record/record-progress";
import { useRecord } from "../_record/use-record";
import { RecordView } from "./record-view";

/** Makes the record when the page opens. */
export function PrintRecord({ caseId, owner, draftKeys }: RecordPanelProps) {
  const { state, make, cancel } = useRecord(caseId, owner, draftKeys);
  const made = state.at === "end" ? state.made : undefined;
  const start = useRef(make);
  useEffect(() => void start.current(), []);

  if (made?.status === "made") {
    return (
      <>
        <div className="mb-6 flex flex-wrap items-center gap-4 print:hidden">
          <PrimaryButton onClick={() => window.print()}>Print</PrimaryButton>
          <BackToCase caseId={caseId} />
        </div>
        <RecordView record={made.record} />
      </>
    );
  }
  return (
    <>
      <PageHeader heading={`Record of case ${caseId}`} />
      {made ? (
        <div className="mb-6">
          <p role="status" className="mb-3">
            <NoRecord made={made} />
          </p>
          <SecondaryButton onClick={() => void make()}>Try again</SecondaryButton>
        </div>
      ) : (
        <div className="mb-6 noscript:hidden">
          <RecordProgressBar
            progress={state.at === "making" ? state.progress : { comments: 0, total: undefined }}
            onCancel={cancel}
          />
        </div>
      )}
      <BackToCase caseId={caseId} />
    </>
  );
}

function BackToCase({ caseId }: { caseId: string }) {
  return (
    <a href={`/cases/${caseId}`} className="text-accent underline underline-offset-4 print:hidden">
      Back to the case
    </a>
  );
}

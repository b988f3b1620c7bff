"use client";

import { useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { focusOnceRendered } from "@/components/ui/once-rendered";
import { SecondaryLink } from "@/components/ui/secondary-link";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { toRecordJson } from "@/lib/cases/record-json";
import { toRecordMarkdown } from "@/lib/cases/record-markdown";
import type { CaseRecord } from "@/lib/cases/record-schema";
import type { PageOwner } from "@/lib/page-owner";
import { NoRecord, RecordProgressBar } from "./record-progress";
import { saveFile } from "./save-file";
import { useRecord } from "./use-record";

export type RecordPanelProps = { caseId: string; owner: PageOwner; draftKeys: DraftKeys };

const formats = {
  Markdown: { extension: "md", mediaType: "text/markdown", toText: toRecordMarkdown },
  JSON: { extension: "json", mediaType: "application/json", toText: toRecordJson },
} as const;

type Format = keyof typeof formats;

export function RecordPanel({ caseId, owner, draftKeys }: RecordPanelProps) {
  const { state, make, cancel } = useRecord(caseId, owner, draftKeys);
  const [saved, setSaved] = useState<{ name: string; record: CaseRecord }>();
  const row = useRef<HTMLDivElement>(null);

  async function save(format: Format) {
    setSaved(undefined);
    const record = await make();
    if (record) {
      const { extension, mediaType, toText } = formats[format];
      const name = `case-${caseId}-record.${extension}`;
      saveFile(name, mediaType, toText(record));
      setSaved({ name, record });
    }
    focusAgain(format);
  }

  /** The button for cancelling is gone. */
  function focusAgain(format: Format) {
    focusOnceRendered(() => row.current?.querySelector<HTMLElement>(`[name=${format}]`));
  }

  return (
    <div ref={row} className="rounded-lg border border-line bg-surface px-4 py-4 sm:px-6">
      <p className="mb-3 text-ink-soft">
        Everything that AWS shows you of this case under your role: facts, people, comments, edits, findings and the
        names of files.
      </p>
      {state.at === "making" ? (
        <RecordProgressBar progress={state.progress} onCancel={cancel} />
      ) : (
        <div className="flex flex-wrap gap-3">
          <SecondaryButton name="Markdown" onClick={() => void save("Markdown")}>
            Markdown
          </SecondaryButton>
          <SecondaryButton name="JSON" onClick={() => void save("JSON")}>
            JSON
          </SecondaryButton>
          <SecondaryLink href={`/cases/${caseId}/record`}>Print</SecondaryLink>
        </div>
      )}
      <div role="status" className="not-empty:mt-3">
        {state.at === "end" && state.made.status !== "made" ? <NoRecord made={state.made} /> : null}
        {saved ? <Saved {...saved} /> : null}
      </div>
    </div>
  );
}

function Saved({ name, record }: { name: string; record: CaseRecord }) {
  return (
    <>
      <p className="font-semibold wrap-anywhere">Saved as {name}.</p>
      {record.isComplete ? null : (
        <>
          <p className="mt-1">The record is not complete, and says so:</p>
          <ul className="list-disc pl-5">
            {record.missing.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

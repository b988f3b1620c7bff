import { useEffect, useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { type CaseFile, fileStatusText } from "@/lib/cases/files";
import type { PageOwner } from "@/lib/page-owner";
import type { Known } from "../../_files/upload";
import { downloadFile } from "./download-file";
import { FileRow } from "./file-row";
import { downloadWords, type Words } from "./file-words";
import { Stopped } from "./upload-row";

type ListedFileProps = {
  caseId: string;
  owner: PageOwner;
  file: CaseFile;
  known: Known | undefined;
  isGivenUp: boolean;
  onKnown: (known: Known) => void;
};

export function ListedFile({ caseId, owner, file, known, isGivenUp, onKnown }: ListedFileProps) {
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const leaving = useRef<AbortController>(undefined);
  const isGone = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      // React starts effects twice in development.
      setTimeout(() => isGone.current && leaving.current?.abort());
    };
  }, []);

  async function download() {
    if (isLoading) return;
    setLoading(true);
    setFailure(undefined);
    leaving.current = new AbortController();
    const { signal } = leaving.current;
    const answer = await downloadFile({ caseId, owner, file, signal });
    setLoading(false);
    if (answer.status === "downloaded") onKnown(answer.known);
    else if (!signal.aborted) setFailure(downloadWords(answer));
  }

  function stop() {
    leaving.current?.abort();
    button.current?.focus();
  }

  const status = isGivenUp && file.status === "Pending" ? "Not completed" : fileStatusText(file, Date.now());
  const label = isLoading ? "Downloading…" : "Download";
  const actions = (
    <div className="flex flex-wrap gap-3">
      <SecondaryButton
        ref={button}
        aria-label={`${label}: ${file.fileName}`}
        aria-disabled={isLoading}
        onClick={download}
      >
        {label}
      </SecondaryButton>
      {isLoading ? (
        <SecondaryButton aria-label={`Stop: ${file.fileName}`} onClick={stop}>
          Stop
        </SecondaryButton>
      ) : null}
    </div>
  );
  return (
    <FileRow file={file} status={status} known={known} action={file.status === "Verified" ? actions : null}>
      <p role="status" className="text-sm text-ink-soft not-empty:mt-1">
        {isLoading ? "On its way from AWS. Your browser saves the file once all of it is here." : ""}
      </p>
      {failure ? <Stopped {...failure} /> : null}
    </FileRow>
  );
}

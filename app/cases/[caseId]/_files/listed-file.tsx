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
  const [leaving] = useState(() => new AbortController());
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      // React starts effects twice in development.
      setTimeout(() => isGone.current && leaving.abort());
    };
  }, [leaving]);

  async function download() {
    if (isLoading) return;
    setLoading(true);
    setFailure(undefined);
    const answer = await downloadFile({ caseId, owner, file, signal: leaving.signal });
    setLoading(false);
    if (answer.status === "downloaded") onKnown(answer.known);
    else setFailure(downloadWords(answer));
  }

  const status = fileStatusText({ file, isGivenUp, now: Date.now() });
  const label = isLoading ? "Downloading…" : "Download";
  const button = (
    <SecondaryButton aria-label={`${label}: ${file.fileName}`} aria-disabled={isLoading} onClick={download}>
      {label}
    </SecondaryButton>
  );
  return (
    <FileRow file={file} status={status} known={known} action={file.status === "Verified" ? button : null}>
      {failure ? <Stopped {...failure} /> : null}
    </FileRow>
  );
}

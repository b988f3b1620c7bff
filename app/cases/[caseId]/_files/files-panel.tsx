"use client";

import { useEffect, useRef, useState } from "react";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { counted } from "@/lib/cases/counted";
import type { CaseFile } from "@/lib/cases/files";
import { useDraft } from "../../../_draft/use-draft";
import { useMachine } from "../../../_machine/use-machine";
import { None } from "../../_case/facts";
import { AddFiles } from "../../_files/add-files";
import { useLiveFacts, useNoteGivenUp } from "../_facts/live-facts";
import { useLive } from "../_live/live";
import { createFilesForm } from "./create-files-form";
import { FileNotes } from "./file-notes";
import { FileRow } from "./file-row";
import { ListedFile } from "./listed-file";
import { UploadRow } from "./upload-row";

export type FilesPanelProps = {
  caseId: string;
  draftKeys: DraftKeys;
  /** The role that the page was made for. */
  roleArn: string;
  /** Undefined if AWS did not list them. */
  files: readonly CaseFile[] | undefined;
  resolverType: string | undefined;
  caseStatus: string | undefined;
  /** AWS_ROLES does not rule it out. */
  mayAdd: boolean;
  /** The client token of the form that has just opened the case. */
  openedWith: string | undefined;
};

/** The same at each rendering. */
const none: readonly CaseFile[] = [];

/** Files that AWS lists, and files on their way. */
export function FilesPanel({ caseId, draftKeys, roleArn, mayAdd, openedWith, ...initial }: FilesPanelProps) {
  const live = useLive();
  const { files: listed = initial.files, facts = initial } = useLiveFacts();
  const files = listed ?? none;
  const [{ queue, writer, keptForm }] = useState(() => {
    const onSent = () => {
      live.refresh();
      live.expectSoon();
    };
    return createFilesForm({ caseId, draftKeys, roleArn, openedWith, onSent });
  });
  const { uploads, known, givenUp, problems } = useMachine(queue);
  useNoteGivenUp(givenUp);
  const draftStatus = useDraft(writer, keptForm);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => queue.listed(files), [queue, files]);
  useEffect(() => {
    queue.start();
    return () => queue.stop();
  }, [queue]);
  useAskBeforeLeaving(uploads.some(({ phase }) => phase.name !== "missing"));
  const owner = { owner: draftKeys[0].owner, roleArn };
  const onTheWay = new Set(uploads.map(({ fileName }) => fileName));
  // AWS has them: the list is a moment old, or this role cannot read it.
  const unlisted = Object.keys(known).filter((name) => files.every(({ fileName }) => fileName !== name));
  const count = files.length + unlisted.length + uploads.length;
  const canAdd = mayAdd && facts.caseStatus !== "Closed";
  return (
    <>
      <FileNotes {...facts} />
      {count === 0 && listed ? <None /> : null}
      <ul className="divide-y divide-line" hidden={count === 0}>
        {files
          .filter(({ fileName }) => !onTheWay.has(fileName))
          .map((file) => (
            <ListedFile
              key={file.attachmentId}
              caseId={caseId}
              owner={owner}
              file={file}
              known={known[file.fileName]}
              isGivenUp={givenUp.includes(file.fileName)}
              onKnown={(learnt) => queue.learn(file.fileName, learnt)}
            />
          ))}
        {unlisted.map((fileName) => (
          <FileRow
            key={fileName}
            file={{ attachmentId: "", fileName, status: "Pending", creator: "", createdAt: undefined }}
            status="Being checked"
            known={known[fileName]}
          />
        ))}
        {uploads.map((upload) => (
          <UploadRow
            key={upload.id}
            upload={upload}
            canAdd={canAdd}
            onCancel={() => {
              queue.cancel(upload.id);
              button.current?.focus();
            }}
            onRetry={() => queue.retry(upload.id)}
          />
        ))}
      </ul>
      <p role="status" className="text-ink-soft">
        {uploads.length === 0 ? "" : `${counted(uploads.length, "file")} to send`}
      </p>
      {draftStatus.kind === "elsewhere" ? (
        <p className="mt-3 text-ink-soft">
          The files of this case are open in another tab. Add files there, or close that tab.
        </p>
      ) : canAdd ? (
        <AddFiles button={button} problems={problems} onFiles={(added) => void queue.add(added)} />
      ) : null}
    </>
  );
}

/** Leaving the page would end what is under way. */
function useAskBeforeLeaving(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isBusy]);
}

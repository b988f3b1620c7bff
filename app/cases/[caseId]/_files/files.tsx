import { toDraftKeys } from "@/lib/auth/draft-key";
import { ruledOut } from "@/lib/auth/rights-hint";
import type { Session } from "@/lib/auth/session";
import { fileStatusText } from "@/lib/cases/files";
import { env } from "@/lib/env";
import { None, Panel } from "../../_case/facts";
import { RuledOutNotice } from "../../_case/ruled-out-notice";
import { readCase } from "../case-reads";
import { unreadSentence } from "../unread-sentence";
import { FileNotes } from "./file-notes";
import { FileRow } from "./file-row";
import { filesId } from "./file-row-id";
import { LazyFiles } from "./lazy-files";

type FilesProps = {
  caseId: string;
  isJustOpened: boolean;
  session: Session;
  /** The client token of the form that has just opened the case. */
  openedWith: string | undefined;
};

/** GetCase lists them. Where it fails, the details of the case say why; files of the form are sent all the same. */
export async function Files({ caseId, isJustOpened, session, openedWith }: FilesProps) {
  if (env().FILES === "off") return null;
  const read = await readCase(session, caseId, isJustOpened);
  if (!read.ok && openedWith === undefined) return null;
  const { files, resolverType, caseStatus } = read.ok ? read.answer : unread;
  const without = ruledOut(session, "files");
  const isClosed = caseStatus === "Closed";
  const now = Date.now();
  return (
    <Panel heading="Files" id={filesId}>
      {read.ok ? null : <p className="mb-3 text-ink-soft">{unreadSentence("the files", "GetCase", read.failure)}</p>}
      <LazyFiles
        caseId={caseId}
        draftKeys={toDraftKeys(session)}
        roleArn={session.role.arn}
        files={read.ok ? files : undefined}
        resolverType={resolverType}
        caseStatus={caseStatus}
        mayAdd={without === undefined}
        openedWith={openedWith}
      >
        <FileNotes resolverType={resolverType} caseStatus={caseStatus} />
        {read.ok && files.length === 0 ? <None /> : null}
        <ul className="divide-y divide-line" hidden={files.length === 0}>
          {files.map((file) => (
            <FileRow key={file.attachmentId} file={file} status={fileStatusText(file, now)} />
          ))}
        </ul>
        {without || isClosed ? null : <div className="mt-3 h-18.5 print:hidden noscript:hidden" />}
      </LazyFiles>
      {without && !isClosed ? (
        <RuledOutNotice without={without} lacks="security-ir:GetCaseAttachmentUploadUrl" className="mt-3">
          add files to cases
        </RuledOutNotice>
      ) : null}
    </Panel>
  );
}

const unread = { files: [], resolverType: undefined, caseStatus: undefined };

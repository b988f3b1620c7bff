import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { CaseFile } from "@/lib/cases/files";
import { formatBytes } from "@/lib/cases/format-bytes";
import { toAuthor } from "@/lib/cases/principal";
import { ShortMoment } from "../../_case/short-moment";
import { UserText } from "../../_case/user-text";
import type { Known } from "../../_files/upload";
import { toFileRowId } from "./file-row-id";

type FileRowProps = {
  file: CaseFile;
  status: string;
  known?: Known | undefined;
  /** Its place is kept until the page can act. */
  action?: ReactNode;
  children?: ReactNode;
};

/** A file that AWS lists. */
export function FileRow({ file, status, known, action, children }: FileRowProps) {
  return (
    <li id={file.attachmentId === "" ? undefined : toFileRowId(file.attachmentId)} className="py-3 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 basis-72 grow">
          <p className="wrap-anywhere">
            <span className="font-semibold">
              <UserText>{file.fileName}</UserText>
            </span>{" "}
            <Badge>{status}</Badge>
          </p>
          <p className="text-sm wrap-anywhere text-ink-soft">
            {[known ? formatBytes(known.size) : "", file.creator === "" ? "" : toAuthor(file.creator).name]
              .filter(Boolean)
              .join(" · ")}
            {file.createdAt === undefined ? null : (
              <>
                {" · "}
                <ShortMoment at={file.createdAt} />
              </>
            )}
          </p>
          {status === "Being checked" && !known ? (
            <p className="text-sm text-ink-soft">AWS is checking it, or it has not arrived.</p>
          ) : null}
          {known ? (
            <p className="text-sm break-all text-ink-soft">
              SHA-256 <span className="font-mono">{known.sha256}</span>
            </p>
          ) : null}
        </div>
        <div className="flex min-h-11 items-center print:hidden noscript:hidden">{action}</div>
      </div>
      {children}
    </li>
  );
}

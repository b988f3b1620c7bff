import { type DownloadFailure, isDownloadFailure } from "@/lib/cases/file-answers";
import { type CaseFile, isFileName } from "@/lib/cases/files";
import { type PageOwner, pageOwnerHeaders } from "@/lib/page-owner";
import { sha256Of } from "../../_files/sha256-of";
import type { Known } from "../../_files/upload";

type Asked = { caseId: string; owner: PageOwner; file: CaseFile; signal: AbortSignal };

export type Downloaded = { status: "downloaded"; known: Known } | DownloadFailure | { status: "unreachable" };

/** Saves it only once all of it is here. Never rejects. */
export async function downloadFile({ caseId, owner, file, signal }: Asked): Promise<Downloaded> {
  try {
    const headers = { [pageOwnerHeaders.owner]: owner.owner, [pageOwnerHeaders.roleArn]: owner.roleArn };
    const path = `/api/cases/${caseId}/files/${file.attachmentId}`;
    const response = await fetch(path, { method: "POST", headers, cache: "no-store", signal });
    if (!response.ok) return await toFailure(response);
    const content = await response.blob();
    save(content, file.fileName);
    return { status: "downloaded", known: { size: content.size, sha256: await sha256Of(content) } };
  } catch {
    return { status: "unreachable" };
  }
}

async function toFailure(response: Response): Promise<Downloaded> {
  if (response.status === 401) return { status: "not-tried", refused: "signed-out" };
  const answer: unknown = await response.json();
  return isDownloadFailure(answer) ? answer : { status: "unreachable" };
}

/** Always as a file, never as a page, and under a name that no file system reads as a path. */
function save(content: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  link.download = isFileName(fileName) ? fileName : "file";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

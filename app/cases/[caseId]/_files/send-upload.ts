import { fileHeaders, isFileAnswer } from "@/lib/cases/file-answers";
import { type PageOwner, pageOwnerHeaders } from "@/lib/page-owner";
import type { Sent } from "../../_files/next-step";
import type { Upload } from "../../_files/upload";

type Sending = { caseId: string; owner: PageOwner; upload: Upload; file: File };

/** XMLHttpRequest, because `fetch` does not say how much of a body has gone. Never rejects. */
export function sendUpload(
  { caseId, owner, upload, file }: Sending,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/cases/${caseId}/files`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader(pageOwnerHeaders.owner, owner.owner);
    request.setRequestHeader(pageOwnerHeaders.roleArn, owner.roleArn);
    request.setRequestHeader(fileHeaders.name, upload.fileName);
    request.setRequestHeader(fileHeaders.token, upload.clientToken);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(toSent(request.responseText, request.status));
    request.onerror = () => resolve({ status: "unreachable" });
    request.onabort = () => resolve({ status: "unreachable" });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** A proxy answers with a page of its own. lib/request-guard.ts answers with a word. */
function toSent(text: string, status: number): Sent {
  if (status === 401) return { status: "not-tried", refused: "signed-out" };
  try {
    const answer: unknown = JSON.parse(text);
    return isFileAnswer(answer) ? answer : { status: "unreachable" };
  } catch {
    // A proxy that does not let files of this size through.
    return status === 413 ? { status: "not-tried", refused: "too-large" } : { status: "unreachable" };
  }
}

import type { ActionFailure } from "@/lib/result";

/** Why a route about files did not even ask AWS. "busy": this person or everybody has too many files under way. */
export type FileRefusal =
  | "foreign"
  | "signed-out"
  | "other-user"
  | "other-role"
  | "busy"
  | "off"
  | "not-asked"
  | "no-length"
  | "too-large";

/** Done by AWS's target: lib/aws/send-file.ts says what each means. */
export type UploadOutcome = "there" | "expired" | "refused" | "interrupted";

/** The answer of /api/cases/{caseId}/files. "failed": AWS gave no URL. */
export type UploadAnswer =
  | { status: "sent"; sha256: string }
  | { status: UploadOutcome }
  | ActionFailure
  | { status: "not-tried"; refused: FileRefusal };

/** The answer of /api/cases/{caseId}/files/{attachmentId}, if it is not the file. */
export type DownloadFailure =
  | { status: Exclude<UploadOutcome, "there"> }
  | ActionFailure
  | { status: "not-tried"; refused: FileRefusal };

const statuses = new Set<UploadAnswer["status"]>([
  ...(["sent", "there", "expired", "refused", "interrupted", "failed", "not-tried"] as const),
]);

/** A proxy in front of the portal answers with something of its own. */
export function isFileAnswer(answer: unknown): answer is UploadAnswer {
  const has = typeof answer === "object" && answer !== null && "status" in answer;
  return has && statuses.has(answer.status as UploadAnswer["status"]);
}

export function isDownloadFailure(answer: unknown): answer is DownloadFailure {
  return isFileAnswer(answer) && answer.status !== "sent" && answer.status !== "there";
}

/** A file's name and token are in no address, which proxies log. */
export const fileHeaders = { name: "x-casedesk-file-name", token: "x-casedesk-file-token" } as const;

import "server-only";
import { GetCaseAttachmentUploadUrlCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs, required } from "@/lib/aws/call";

export type NewFile = { caseId: string; fileName: string; contentLength: number; clientToken: string };

/** Also adds the file to the case, as pending. Every attempt carries the client token. */
export function getCaseAttachmentUploadUrl(
  caller: Caller,
  file: NewFile,
  abortSignal?: AbortSignal,
): Promise<Called<{ url: string }>> {
  return callAs(caller, new GetCaseAttachmentUploadUrlCommand(file), {
    operation: "GetCaseAttachmentUploadUrl",
    retry: "safe",
    caseId: file.caseId,
    toAnswer: ({ attachmentPresignedUrl }) => ({ url: required(attachmentPresignedUrl, "attachmentPresignedUrl") }),
    ...(abortSignal ? { abortSignal } : {}),
  });
}

import "server-only";
import { GetCaseAttachmentDownloadUrlCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs, required } from "@/lib/aws/call";

export function getCaseAttachmentDownloadUrl(
  caller: Caller,
  file: { caseId: string; attachmentId: string },
  abortSignal?: AbortSignal,
): Promise<Called<{ url: string }>> {
  return callAs(caller, new GetCaseAttachmentDownloadUrlCommand(file), {
    operation: "GetCaseAttachmentDownloadUrl",
    retry: "read",
    caseId: file.caseId,
    toAnswer: ({ attachmentPresignedUrl }) => ({ url: required(attachmentPresignedUrl, "attachmentPresignedUrl") }),
    ...(abortSignal ? { abortSignal } : {}),
  });
}

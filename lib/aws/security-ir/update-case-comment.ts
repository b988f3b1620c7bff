import "server-only";
import { UpdateCaseCommentCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

export type ChangedComment = { caseId: string; commentId: string; body: string };

/** The model calls it idempotent, so it is repeated like a read. */
export function updateCaseComment(caller: Caller, changed: ChangedComment): Promise<Called<{ commentId: string }>> {
  const { caseId, commentId } = changed;
  return callAs(caller, new UpdateCaseCommentCommand(changed), {
    operation: "UpdateCaseComment",
    retry: "safe",
    caseId,
    toAnswer: () => ({ commentId }),
  });
}

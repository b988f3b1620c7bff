import "server-only";
import { CreateCaseCommentCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs, required } from "@/lib/aws/call";

export type NewComment = { caseId: string; body: string; clientToken: string };

/** Every attempt carries the client token. */
export function createCaseComment(
  caller: Caller,
  { caseId, body, clientToken }: NewComment,
): Promise<Called<{ commentId: string }>> {
  return callAs(caller, new CreateCaseCommentCommand({ caseId, body, clientToken }), {
    operation: "CreateCaseComment",
    retry: "safe",
    caseId,
    toAnswer: ({ commentId }) => ({ commentId: required(commentId, "commentId") }),
  });
}

import "server-only";
import type { Called, Caller } from "@/lib/aws/call";
import { pagesOf } from "@/lib/aws/pages-of";
import { type CaseComment, listComments } from "@/lib/aws/security-ir/list-comments";

const maxPagesRead = 80;

/** AWS cannot read a single comment. Undefined if the list does not have it. */
export async function findComment(
  caller: Caller,
  { caseId, commentId }: { caseId: string; commentId: string },
): Promise<Called<CaseComment | undefined>> {
  const list = (nextToken: string | undefined) => listComments(caller, { caseId, nextToken });
  for await (const listed of pagesOf(list, maxPagesRead)) {
    if (!listed.ok) return listed;
    const found = listed.answer.comments.find((comment) => comment.commentId === commentId);
    if (found) return { ok: true, answer: found, hadUnclearAttempt: false };
  }
  return { ok: true, answer: undefined, hadUnclearAttempt: false };
}

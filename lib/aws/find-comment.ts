import "server-only";
import type { Called, Caller } from "@/lib/aws/call";
import { type CaseComment, listComments } from "@/lib/aws/security-ir/list-comments";

const maxPagesRead = 80;

/** AWS cannot read a single comment. Undefined if the list does not have it. */
export async function findComment(
  caller: Caller,
  { caseId, commentId }: { caseId: string; commentId: string },
): Promise<Called<CaseComment | undefined>> {
  let nextToken: string | undefined;
  for (let page = 0; page < maxPagesRead; page++) {
    const listed = await listComments(caller, { caseId, nextToken });
    if (!listed.ok) return listed;
    const found = listed.answer.comments.find((comment) => comment.commentId === commentId);
    nextToken = listed.answer.nextToken;
    if (found || !nextToken) return { ok: true, answer: found, hadUnclearAttempt: false };
  }
  return { ok: true, answer: undefined, hadUnclearAttempt: false };
}

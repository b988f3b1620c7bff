import "server-only";
import type { Caller, Failed } from "@/lib/aws/call";
import { withinDeadline } from "@/lib/aws/deadline";
import { pagesOf } from "@/lib/aws/pages-of";
import { type CaseComment, listComments } from "@/lib/aws/security-ir/list-comments";
import { isSameComment } from "@/lib/cases/comment";
import { isAwsPrincipal } from "@/lib/cases/principal";

/** 2,000 comments: far more than a conversation has. */
const maxPagesRead = 80;

/** For clocks that differ. */
const clockToleranceMilliseconds = 5 * 60_000;

type Search = { caseId: string; body: string; firstTriedAt: Date; deadlineMilliseconds?: number };

/** `isComplete` unless AWS has more pages than are read. */
export type SameComments = { ok: true; comments: CaseComment[]; isComplete: boolean } | Failed;

/** Comments that the try may have added: the same text, not AWS's, oldest first. */
export async function findSameComments(
  caller: Caller,
  { caseId, body, firstTriedAt, deadlineMilliseconds = 25_000 }: Search,
): Promise<SameComments> {
  const since = firstTriedAt.getTime() - clockToleranceMilliseconds;
  const isFromTry = (comment: CaseComment) =>
    isSameComment(comment.body, body) &&
    !isAwsPrincipal(comment.creator ?? "") &&
    (comment.createdDate?.getTime() ?? since) >= since;
  return withinDeadline(deadlineMilliseconds, async (abortSignal) => {
    const found: CaseComment[] = [];
    let isComplete = false;
    const list = (nextToken: string | undefined) => listComments(caller, { caseId, nextToken, abortSignal });
    for await (const listed of pagesOf(list, maxPagesRead)) {
      if (!listed.ok) return listed;
      found.push(...listed.answer.comments.filter(isFromTry));
      isComplete = !listed.answer.nextToken;
    }
    found.sort((one, other) => (one.createdDate?.getTime() ?? 0) - (other.createdDate?.getTime() ?? 0));
    return { ok: true, comments: found, isComplete };
  });
}

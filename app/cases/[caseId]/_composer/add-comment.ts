"use server";

import { findSameComments } from "@/lib/aws/find-same-comments";
import { createCaseComment } from "@/lib/aws/security-ir/create-case-comment";
import { commentSchema } from "@/lib/cases/comment";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import { type CommentEntry, toCommentEntry } from "@/lib/cases/timeline";
import { userAction } from "@/lib/user-action";

/** The analyst is waiting: with CreateCaseComment's 25 seconds, this ends within 33. */
const lookMilliseconds = 8000;

/**
 * `copies`: how often AWS has the comment, or undefined if nobody could look. `isRepeated`: an earlier try got no
 * answer, and may still reach AWS.
 */
export type AddedComment = { status: "added"; copies: number | undefined; isRepeated: boolean; entry: CommentEntry };

export const addComment = userAction(
  "addComment",
  commentSchema,
  async (session, { caseId, body, clientToken }, { page }) => {
    const startedAt = Date.now();
    const added = await createCaseComment(session, { caseId, body, clientToken });
    if (!added.ok) return toCommentFailure(added.failure, added.awsRequestId);

    const age = page?.firstTriedMillisecondsAgo;
    const isRepeated = age !== undefined || added.hadUnclearAttempt;
    const answer: AddedComment = {
      status: "added",
      copies: isRepeated ? await countCopies(new Date(startedAt - (age ?? 0))) : 1,
      isRepeated,
      entry: toCommentEntry(
        {
          commentId: added.answer.commentId,
          body,
          creator: session.roleSessionArn,
          createdDate: new Date(),
          lastUpdatedDate: undefined,
        },
        session.roleSessionArn,
      ),
    };
    return answer;

    /** AWS may not have recognised the client token of a repeated try. */
    async function countCopies(firstTriedAt: Date): Promise<number | undefined> {
      const search = { caseId, body, firstTriedAt, deadlineMilliseconds: lookMilliseconds };
      const same = await findSameComments(session, search);
      return same.ok && same.isComplete ? same.comments.length : undefined;
    }
  },
);

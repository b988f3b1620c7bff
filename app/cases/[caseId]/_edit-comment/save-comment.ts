"use server";

import { findComment } from "@/lib/aws/find-comment";
import { updateCaseComment } from "@/lib/aws/security-ir/update-case-comment";
import { changedCommentSchema, isSameComment } from "@/lib/cases/comment";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import { type CommentEntry, toCommentEntry } from "@/lib/cases/timeline";
import { failed } from "@/lib/result";
import { userAction } from "@/lib/user-action";

/** `overtaken`: the comment is not as it was when the analyst began, so nothing was sent. */
export type SavedComment = { status: "saved"; entry: CommentEntry } | { status: "overtaken"; now: string };

/** UpdateCaseComment has no token and no version: the comment is read before, and after an unclear answer. */
export const saveComment = userAction(
  "saveComment",
  changedCommentSchema,
  async (session, { caseId, commentId, body, before }) => {
    const read = await findComment(session, { caseId, commentId });
    if (!read.ok) return { ...toCommentFailure(read.failure, read.awsRequestId), outcome: "not-done" as const };
    const comment = read.answer;
    if (!comment) return failed("not-found");
    if (!isSameComment(comment.body, before) && !isSameComment(comment.body, body)) {
      return { status: "overtaken" as const, now: comment.body };
    }
    const saved: SavedComment = {
      status: "saved",
      entry: toCommentEntry({ ...comment, body, lastUpdatedDate: new Date() }, session.roleSessionArn),
    };
    const changed = await updateCaseComment(session, { caseId, commentId, body });
    if (changed.ok) return saved;
    const failure = toCommentFailure(changed.failure, changed.awsRequestId);
    if (failure.outcome !== "unclear") return failure;
    const after = await findComment(session, { caseId, commentId });
    // The old text proves nothing: AWS may still get to the request.
    return after.ok && after.answer && isSameComment(after.answer.body, body) ? saved : failure;
  },
);

"use server";

import { findSameComments } from "@/lib/aws/find-same-comments";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { sameCommentSchema } from "@/lib/cases/comment";
import { toAuthor } from "@/lib/cases/principal";
import { userAction } from "@/lib/user-action";
import type { FoundComments } from "./comment-state";

/** Comments with this text that AWS got since the first try. */
export const lookForComment = userAction(
  "lookForComment",
  sameCommentSchema,
  async (session, { caseId, body, firstTriedMillisecondsAgo }): Promise<FoundComments> => {
    const firstTriedAt = new Date(Date.now() - firstTriedMillisecondsAgo);
    const same = await findSameComments(session, { caseId, body, firstTriedAt });
    if (!same.ok) return { status: toReadFailure(same.failure) === "denied" ? "denied" : "unavailable" };
    // With pages left unread, "none" would be a guess.
    if (same.comments.length === 0 && !same.isComplete) return { status: "unavailable" };
    const comments = same.comments.slice(0, 10).map(({ commentId, creator, createdDate }) => ({
      commentId,
      author: toAuthor(creator).name,
      createdAt: createdDate?.getTime(),
    }));
    return { status: "found", comments };
  },
);

"use server";

import { sendFeedback } from "@/lib/aws/security-ir/send-feedback";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import { feedbackSchema } from "@/lib/cases/feedback";
import { userAction } from "@/lib/user-action";

export const rateFinding = userAction("rateFinding", feedbackSchema, async (session, feedback) => {
  const sent = await sendFeedback(session, feedback);
  return sent.ok ? { status: "sent" as const } : toCommentFailure(sent.failure, sent.awsRequestId);
});

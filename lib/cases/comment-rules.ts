import type { TextRules } from "./text-field";

// Apart from the schemas, which weigh more than all else on the page of a case.

/** CommentBody. The simulator has its own, in create-case-comment.ts. */
export const maxCommentCharacters = 12_000;

/** A text longer than one comment goes out in parts, so it has no limit. */
export const commentRules: TextRules = {
  label: "Comment",
  maxCharacters: Number.POSITIVE_INFINITY,
  multiline: true,
  ifEmpty: "Enter a comment",
};

/** FeedbackComment. */
export const maxFeedbackCharacters = 1000;

export const feedbackRules: TextRules = { label: "Your reason", maxCharacters: maxFeedbackCharacters, multiline: true };

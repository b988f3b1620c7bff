import * as z from "zod/mini";
import { isCaseId } from "./case-id";
import { commentRules, maxCommentCharacters } from "./comment-rules";
import { toSentText } from "./text";
import { readText } from "./text-field";

const commentBody = z.pipe(
  z.string().check(z.maxLength(4 * maxCommentCharacters)),
  z.transform((typed, context) =>
    readText(typed, { ...commentRules, maxCharacters: maxCommentCharacters }, (message) =>
      context.issues.push({ code: "custom", message, input: typed }),
    ),
  ),
);

const caseId = z.string().check(z.refine(isCaseId));

export const commentSchema = z.strictObject({
  caseId,
  body: commentBody,
  clientToken: z.string().check(z.minLength(1), z.maxLength(255)),
});

export const sameCommentSchema = z.strictObject({
  caseId,
  body: commentBody,
  firstTriedMillisecondsAgo: z.number().check(z.nonnegative()),
});

/** `before` is the text that the analyst began with. */
export const changedCommentSchema = z.strictObject({
  caseId,
  commentId: z.string().check(z.regex(/^\d{6}$/)),
  body: commentBody,
  before: z.string().check(z.maxLength(4 * maxCommentCharacters)),
});

/** Two comments with the same words: line ends and outer space aside. */
export function isSameComment(one: string, other: string): boolean {
  return toSentText(one).trim() === toSentText(other).trim();
}

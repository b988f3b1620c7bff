import * as z from "zod/mini";
import { isCaseId } from "./case-id";
import { feedbackRules, maxFeedbackCharacters } from "./comment-rules";
import { readText } from "./text-field";

export const feedbackSchema = z.strictObject({
  caseId: z.string().check(z.refine(isCaseId)),
  investigationId: z.string().check(z.regex(/^inv-[a-z0-9]{10,32}$/)),
  usefulness: z.enum(["USEFUL", "NOT_USEFUL"]),
  comment: z.pipe(
    z.string().check(z.maxLength(4 * maxFeedbackCharacters)),
    z.transform((typed, context) =>
      readText(typed, feedbackRules, (message) => context.issues.push({ code: "custom", message, input: typed })),
    ),
  ),
});

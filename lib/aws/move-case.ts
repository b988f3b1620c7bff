import "server-only";
import type { Called, Caller } from "@/lib/aws/call";
import { getCase } from "@/lib/aws/security-ir/get-case";
import { ifConflictRefused } from "@/lib/aws/write-once";
import { type CaseFacts, toCaseFacts } from "@/lib/cases/case-facts";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import type { ActionFailure } from "@/lib/result";

/**
 * `by`: AWS answered, the case showed it after an unclear answer, or the case showed it before and nothing was sent.
 * `overtaken`: the case is no longer as the page showed it, so nothing was sent.
 * `unread`: the case could not be read first, so nothing was sent.
 * After an unclear answer, `caseNow` is the case as read then: AWS may still get to the request.
 */
export type Moved =
  | { status: "moved"; by: "answer" | "look" | "others" }
  | { status: "overtaken"; facts: CaseFacts }
  | { status: "unread" }
  | (ActionFailure & { caseNow?: CaseFacts });

type Move = {
  caseId: string;
  isDone: (facts: CaseFacts) => boolean;
  /** True if the case is as the page showed it. */
  isPossible: (facts: CaseFacts) => boolean;
  send: () => Promise<Called<unknown>>;
};

/** These writes have no token and no version: the case is read before, and after any answer but AWS's yes. */
export async function moveCase(caller: Caller, { caseId, isDone, isPossible, send }: Move): Promise<Moved> {
  const before = await getCase(caller, caseId);
  if (before.ok) {
    const facts = toCaseFacts(before.answer);
    if (isDone(facts)) return { status: "moved", by: "others" };
    if (!isPossible(facts)) return { status: "overtaken", facts };
  } else if (before.failure.kind !== "access-denied") {
    const failure = toCommentFailure(before.failure, before.awsRequestId);
    return failure.outcome === "unclear" ? { status: "unread" } : failure;
  }
  const sent = await send();
  if (sent.ok) return { status: "moved", by: "answer" };
  const failure = toCommentFailure(sent.failure, sent.awsRequestId);
  if (failure.outcome !== "unclear") return failure;
  const after = await getCase(caller, caseId);
  if (!after.ok) return failure;
  const facts = toCaseFacts(after.answer);
  // Somebody else may have moved the case between the look and the write.
  const isConflict = failure.code === "conflict";
  if (isDone(facts)) return { status: "moved", by: isConflict ? "others" : "look" };
  if (!isConflict) return { ...failure, caseNow: facts };
  return isPossible(facts) ? ifConflictRefused(failure) : { status: "overtaken", facts };
}

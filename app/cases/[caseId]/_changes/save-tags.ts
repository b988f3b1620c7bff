"use server";

import type { Session } from "@/lib/auth/session";
import type { Called } from "@/lib/aws/call";
import { listTagsForResource } from "@/lib/aws/security-ir/list-tags-for-resource";
import { type TaggedCase, tagResource } from "@/lib/aws/security-ir/tag-resource";
import { untagResource } from "@/lib/aws/security-ir/untag-resource";
import { ifConflictRefused } from "@/lib/aws/write-once";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import { readTagChanges, type TagChange, toKeptTags } from "@/lib/cases/tag-changes";
import type { Tag } from "@/lib/cases/tags";
import { tagsSchema } from "@/lib/cases/tags-schema";
import { type ActionFailure, type ActionResult, invalid, toActionIssues } from "@/lib/result";
import { userAction } from "@/lib/user-action";

/** `held` is what AWS has now. */
export type SavedTags =
  | { status: "saved"; held?: Tag[] }
  /** `missing`: the keys of tags that are not as they were sent. */
  | { status: "partly"; held: Tag[]; missing: string[]; failure?: ActionFailure }
  | { status: "unchanged" | "overtaken"; held: Tag[] };

/** Neither call has a client token or a version: the tags are read before and after. */
export const saveTags = userAction(
  "saveTags",
  tagsSchema,
  async (session, { caseId, caseArn, filled, now }): Promise<SavedTags | ActionResult> => {
    const tagged = { caseId, caseArn };
    const read = await listTagsForResource(session, tagged);
    if (!read.ok) return { ...toCommentFailure(read.failure, read.awsRequestId), outcome: "not-done" };
    const held = read.answer;
    const { hasConflict, issues, change } = readTagChanges({ filled, now, held });
    if (issues.length > 0) return invalid(toActionIssues(issues));
    if (hasConflict) return { status: "overtaken", held };

    const failure = await send(session, tagged, change);
    if (failure?.isFirst && failure.words.outcome !== "unclear") return failure.words;
    const after = await listTagsForResource(session, tagged);
    if (!after.ok) return failure ? failure.words : { status: "saved" };
    const { saved, missing } = toKeptTags(change, after.answer);
    if (missing.length === 0) return { status: "saved", held: after.answer };
    if (failure && saved.length === 0) {
      const isConflict = failure.words.code === "conflict";
      return isConflict ? ifConflictRefused(failure.words) : { status: "unchanged", held: after.answer };
    }
    return { status: "partly", held: after.answer, missing, ...(failure ? { failure: failure.words } : {}) };
  },
);

type SendFailure = { words: ActionFailure; isFirst: boolean };

/** Sets before it removes, so that a failure in between loses no tag. */
async function send(session: Session, tagged: TaggedCase, { set, unset }: TagChange): Promise<SendFailure | undefined> {
  const calls: (() => Promise<Called<object>>)[] = [
    ...(set.length > 0 ? [() => tagResource(session, tagged, set)] : []),
    ...(unset.length > 0 ? [() => untagResource(session, tagged, unset)] : []),
  ];
  for (const [index, call] of calls.entries()) {
    const called = await call();
    if (called.ok) continue;
    const words = toCommentFailure(called.failure, called.awsRequestId);
    return { words, isFirst: index === 0 };
  }
  return undefined;
}

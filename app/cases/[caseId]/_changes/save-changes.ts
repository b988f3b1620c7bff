"use server";

import type { Session } from "@/lib/auth/session";
import type { Called } from "@/lib/aws/call";
import { type CaseDetails, getCase } from "@/lib/aws/security-ir/get-case";
import { updateCase } from "@/lib/aws/security-ir/update-case";
import { ifConflictRefused } from "@/lib/aws/write-once";
import { type ChangeIssue, readChanges } from "@/lib/cases/case-changes";
import { findConflicts, merge } from "@/lib/cases/case-merge";
import { type Kept, type SentChange, toKept, toSentChanges } from "@/lib/cases/case-update";
import { changesSchema } from "@/lib/cases/changes-schema";
import { toCommentFailure } from "@/lib/cases/comment-failure";
import { type EditInput, toEditInput } from "@/lib/cases/edit-input";
import { toUpdateResult } from "@/lib/cases/update-failure";
import { type ActionResult, invalid, toActionIssues } from "@/lib/result";
import { userAction } from "@/lib/user-action";

/** `held` is the form as the case would fill it now. */
export type SavedChanges =
  /** AWS has all of it. Without `held`, AWS took it, and the case could not be read again. */
  | { status: "saved"; held?: EditInput }
  /** `isAccepted`: AWS took the changes, but the case does not show all of them. */
  | ({ status: "partly"; held: EditInput; isAccepted: boolean } & Kept)
  /** AWS's answer was lost, and the case has nothing of it. */
  | { status: "unchanged"; held: EditInput }
  /** Somebody else changed the same. Nothing was sent. */
  | { status: "overtaken"; held: EditInput };

/** UpdateCase has no token and no version: the case is read before and after. */
export const saveChanges = userAction(
  "saveChanges",
  changesSchema,
  async (session, { caseId, ...touched }): Promise<SavedChanges | ActionResult> => {
    const read = await getCase(session, caseId);
    if (!read.ok) return { ...toCommentFailure(read.failure, read.awsRequestId), outcome: "not-done" };
    const held = toEditInput(read.answer);
    const [filled, now] = [
      { ...held, ...touched.filled },
      { ...held, ...touched.now },
    ];
    const asked = readChanges(filled, now);
    if (!asked.ok) return invalid(toActionIssues(asked.issues));
    if (findConflicts({ filled, now, held }).length > 0) return { status: "overtaken", held };

    const wanted = readChanges(held, merge({ filled, now, held }));
    if (!wanted.ok) return invalid(toActionIssues(wanted.issues.map(ofWholeField)));
    const sent = toSentChanges(wanted.changes, read.answer);
    if (sent.length === 0) return { status: "saved", held };

    const updated = await updateCase(session, { caseId, changes: sent });
    if (!updated.ok && updated.failure.outcome !== "unclear") {
      return toUpdateResult(updated.failure, updated.awsRequestId, { now, changes: wanted.changes, sent });
    }
    const after = await readUntilKept(session, caseId, sent);
    if (!after.ok) return updated.ok ? { status: "saved" } : toCommentFailure(updated.failure, updated.awsRequestId);
    const kept = toKept(sent, after.answer);
    const present = toEditInput(after.answer);
    if (kept.missing.length === 0) return { status: "saved", held: present };
    if (kept.saved.length > 0 || updated.ok) {
      return { status: "partly", held: present, isAccepted: updated.ok, ...kept };
    }
    return updated.failure.kind === "conflict"
      ? ifConflictRefused(toCommentFailure(updated.failure, updated.awsRequestId))
      : { status: "unchanged", held: present };
  },
);

const pauseMilliseconds = 2000;

/** Reads twice if need be: AWS may still be at work, or show a change a moment later. */
async function readUntilKept(
  session: Session,
  caseId: string,
  sent: readonly SentChange[],
): Promise<Called<CaseDetails>> {
  const read = await getCase(session, caseId);
  if (!read.ok || toKept(sent, read.answer).missing.length === 0) return read;
  await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  const again = await getCase(session, caseId);
  return again.ok ? again : read;
}

/** The merged rows are not those of the page. */
function ofWholeField({ path, message }: ChangeIssue): ChangeIssue {
  return { path: path.slice(0, 1), message };
}

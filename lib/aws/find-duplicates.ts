import "server-only";
import type { Caller } from "@/lib/aws/call";
import { findSimilarCases } from "@/lib/aws/find-similar-cases";
import { logEvent } from "@/lib/observability/log";

/** The analyst is waiting: with CreateCase's 25 seconds, a submit ends within 33. */
const deadlineMilliseconds = 8000;

const maxNamed = 10;

export type Duplicates = { duplicates: string[]; isDuplicatePossible: boolean; hasLooked: boolean };

/** Every try got an answer. */
export const noDuplicates: Duplicates = { duplicates: [], isDuplicatePossible: false, hasLooked: false };

/**
 * Looks for a case that an earlier try opened, in case AWS did not recognise the client token. Finding none does not
 * rule one out: the earlier try may arrive late.
 */
export async function findDuplicates(
  caller: Caller,
  opened: { caseId: string; title: string; firstTriedAt: Date },
): Promise<Duplicates> {
  const similar = await findSimilarCases(caller, { ...opened, deadlineMilliseconds });
  if (!similar.ok) return { duplicates: [], isDuplicatePossible: true, hasLooked: false };
  const duplicates = similar.cases.map(({ caseId }) => caseId).filter((caseId) => caseId !== opened.caseId);
  if (duplicates.length > 0) logEvent("warn", { event: "case_duplicate", outcome: "found", caseId: opened.caseId });
  return { duplicates: duplicates.slice(0, maxNamed), isDuplicatePossible: true, hasLooked: similar.isComplete };
}

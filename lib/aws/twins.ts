import "server-only";
import type { Session } from "@/lib/auth/session";
import { listSimilarCases } from "@/lib/aws/security-ir";
import { logEvent } from "@/lib/log";

/** AWS's clock and ours may differ by as much, and nobody opens the same case twice within it on purpose. */
const clockToleranceMilliseconds = 5 * 60_000;

/** The case is open and its analyst waits: a submit, 25 seconds for AWS before this, ends within 33. */
const lookMilliseconds = 8000;

/** From when on a case may stem from a try that was made at `firstTriedAt`. */
export function earliestOfTry(firstTriedAt: Date): Date {
  return new Date(firstTriedAt.getTime() - clockToleranceMilliseconds);
}

/** What is known of a second case of the same request. */
export type Twins = { twins: string[]; isTwinPossible: boolean; hasLooked: boolean };

/** No try before was left without an answer. */
export const noTwins: Twins = { twins: [], isTwinPossible: false, hasLooked: false };

/**
 * After a case was opened by a repeated try: the other cases that an earlier try may have opened, should AWS not have recognised the client
 * token. None found does not rule one out: the earlier try may arrive late. Looks for 8 seconds at most; at most ten are named.
 */
export async function lookForTwins(
  session: Session,
  opened: { caseId: string; title: string; since: Date },
): Promise<Twins> {
  const similar = await listSimilarCases(session, opened.title, earliestOfTry(opened.since), lookMilliseconds);
  if (!similar.ok) return { twins: [], isTwinPossible: true, hasLooked: false };
  const twins = similar.cases.map(({ caseId }) => caseId).filter((caseId) => caseId !== opened.caseId);
  if (twins.length > 0) logEvent("warn", { event: "case_twin", outcome: "found", caseId: opened.caseId });
  return { twins: twins.slice(0, 10), isTwinPossible: true, hasLooked: similar.isComplete };
}

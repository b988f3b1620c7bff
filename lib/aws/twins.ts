import "server-only";
import type { Session } from "@/lib/auth/session";
import { listSimilarCases } from "@/lib/aws/security-ir";
import { logEvent } from "@/lib/log";

/** AWS's clock and ours may differ by as much, and nobody opens the same case twice within it on purpose. */
const clockToleranceMilliseconds = 5 * 60_000;

/** From when on a case may stem from a try that was made at `firstTriedAt`. */
export function earliestOfTry(firstTriedAt: Date): Date {
  return new Date(firstTriedAt.getTime() - clockToleranceMilliseconds);
}

/**
 * After a case was opened by a repeated try: the other cases that an earlier try may have opened, should AWS not have recognised the client
 * token. `isTwinPossible` when that cannot be known, because the role may not list cases or AWS did not answer. At most ten are named.
 */
export async function lookForTwins(
  session: Session,
  opened: { caseId: string; title: string; since: Date },
): Promise<{ twins: string[]; isTwinPossible: boolean }> {
  const similar = await listSimilarCases(session, opened.title, earliestOfTry(opened.since));
  if (!similar.ok) return { twins: [], isTwinPossible: true };
  const twins = similar.cases.map(({ caseId }) => caseId).filter((caseId) => caseId !== opened.caseId);
  if (twins.length > 0) logEvent("warn", { event: "case_twin", outcome: "found", caseId: opened.caseId });
  return { twins: twins.slice(0, 10), isTwinPossible: false };
}

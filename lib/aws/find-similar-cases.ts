import "server-only";
import type { Caller, Failed } from "@/lib/aws/call";
import { withinDeadline } from "@/lib/aws/deadline";
import { pagesOf } from "@/lib/aws/pages-of";
import { listCases } from "@/lib/aws/security-ir/list-cases";
import type { ListedCase } from "@/lib/cases/listed-case";

/** ListCases cannot search. This is far more than an organisation opens in one incident. */
const maxPagesRead = 20;

/** For clocks that differ. Nobody opens the same case twice in this time on purpose. */
const clockToleranceMilliseconds = 5 * 60_000;

type Search = {
  title: string;
  firstTriedAt: Date;
  /** For all pages together. */
  deadlineMilliseconds?: number;
};

export type SimilarCase = { caseId: string; createdAt: number };

/** `isComplete` unless AWS has more pages than are read. */
export type SimilarCases = { ok: true; cases: SimilarCase[]; isComplete: boolean } | Failed;

/** Cases with exactly this title that the try may have opened, newest first. */
export async function findSimilarCases(
  caller: Caller,
  { title, firstTriedAt, deadlineMilliseconds = 25_000 }: Search,
): Promise<SimilarCases> {
  const since = firstTriedAt.getTime() - clockToleranceMilliseconds;
  const toSimilar = ({ caseId, title: other, createdAt }: ListedCase): SimilarCase[] =>
    other === title && createdAt !== undefined && createdAt >= since ? [{ caseId, createdAt }] : [];
  return withinDeadline(deadlineMilliseconds, async (abortSignal) => {
    const found: SimilarCase[] = [];
    let isComplete = false;
    const list = (nextToken: string | undefined) => listCases(caller, { nextToken, abortSignal });
    for await (const listed of pagesOf(list, maxPagesRead)) {
      if (!listed.ok) return listed;
      found.push(...listed.answer.cases.flatMap(toSimilar));
      isComplete = !listed.answer.nextToken;
    }
    found.sort((a, b) => b.createdAt - a.createdAt);
    return { ok: true, cases: found, isComplete };
  });
}

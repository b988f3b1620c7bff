import "server-only";
import type { Caller, Failed } from "@/lib/aws/call";
import { withinDeadline } from "@/lib/aws/deadline";
import { type ListedCase, listCases } from "@/lib/aws/security-ir/list-cases";

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

/** `isComplete` unless AWS has more pages than are read. */
export type SimilarCases = { ok: true; cases: ListedCase[]; isComplete: boolean } | Failed;

/** Cases with exactly this title that the try may have opened, newest first. */
export async function findSimilarCases(
  caller: Caller,
  { title, firstTriedAt, deadlineMilliseconds = 25_000 }: Search,
): Promise<SimilarCases> {
  const since = new Date(firstTriedAt.getTime() - clockToleranceMilliseconds);
  return withinDeadline(deadlineMilliseconds, async (abortSignal) => {
    const found: ListedCase[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < maxPagesRead; page++) {
      const listed = await listCases(caller, { nextToken, abortSignal });
      if (!listed.ok) return listed;
      found.push(...listed.answer.cases.filter((one) => one.title === title && one.createdDate >= since));
      nextToken = listed.answer.nextToken;
      if (!nextToken) break;
    }
    found.sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime());
    return { ok: true, cases: found, isComplete: !nextToken };
  });
}

import { type CaseScope, likeliestCases, sharedScope } from "@/lib/cases/alike-cases";
import type { CaseValues } from "@/lib/cases/case-schema";
import type { PageOwner } from "@/lib/page-owner";
import { readAsOwner } from "../../../_account/read-as-owner";
import type { CasesPage } from "../../_list/cases-page";
import type { ReadScope } from "./read-scope";

export type AlikeCase = { caseId: string; title: string; createdAt: number | undefined; shared: string[] };

const mostRead = 5;

/**
 * Cases that somebody may have opened for the same incident. The browser compares, so that no address holds content of
 * the case. Empty where the role cannot look, or when AWS does not answer.
 */
export async function findAlike(values: CaseValues, owner: PageOwner, signal: AbortSignal): Promise<AlikeCase[]> {
  const scope: CaseScope = {
    accounts: values.impactedAccounts,
    addresses: values.threatActorIpAddresses.map(({ ipAddress }) => ipAddress),
  };
  if (scope.accounts.length + scope.addresses.length === 0) return [];
  const listed = await readAsOwner<CasesPage>("/api/cases?background", owner, signal);
  if (listed.status !== "ok" || listed.answer.status !== "read") return [];
  const likeliest = likeliestCases(values.title, listed.answer.cases, mostRead);
  const read = await Promise.all(
    likeliest.map(async ({ caseId, title, createdAt }) => {
      const found = await readAsOwner<ReadScope>(`/api/cases/${caseId}/scope`, owner, signal);
      const shared = found.status === "ok" && found.answer.status === "read" ? sharedScope(scope, found.answer) : [];
      return { caseId, title, createdAt, shared };
    }),
  );
  return read.filter(({ shared }) => shared.length > 0);
}

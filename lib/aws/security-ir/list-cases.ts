import "server-only";
import { ListCasesCommand, type ListCasesItem } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { PageAsked } from "@/lib/aws/page-asked";
import type { ListedCase } from "@/lib/cases/listed-case";

/** `total` counts the cases on all pages. */
export type PageOfCases = { cases: ListedCase[]; nextToken: string | undefined; total: number | undefined };

/** One page. AWS does not publish the order. */
export function listCases(
  caller: Caller,
  { nextToken, abortSignal, priority = "person" }: Omit<PageAsked, "caseId"> = {},
): Promise<Called<PageOfCases>> {
  return callAs(caller, new ListCasesCommand({ maxResults: 25, nextToken }), {
    operation: "ListCases",
    retry: "read",
    priority,
    ...(abortSignal ? { abortSignal } : {}),
    toAnswer: ({ items, nextToken: next, total }) => ({
      cases: (items ?? []).flatMap((item) => (item.caseId ? [toListedCase(item.caseId, item)] : [])),
      nextToken: next,
      total,
    }),
  });
}

function toListedCase(caseId: string, item: ListCasesItem): ListedCase {
  return {
    caseId,
    title: item.title ?? "",
    caseStatus: item.caseStatus,
    resolverType: item.resolverType,
    pendingAction: item.pendingAction,
    createdAt: item.createdDate?.getTime(),
    updatedAt: item.lastUpdatedDate?.getTime(),
  };
}

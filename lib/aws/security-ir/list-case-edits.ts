import "server-only";
import { ListCaseEditsCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { PageAsked } from "@/lib/aws/page-asked";

export type CaseEdit = {
  eventTimestamp: Date | undefined;
  principal: string | undefined;
  action: string;
  message: string;
};

export type PageOfEdits = { edits: CaseEdit[]; nextToken: string | undefined };

/** One page. AWS does not publish the order. */
export function listCaseEdits(
  caller: Caller,
  { caseId, nextToken, abortSignal, priority = "person" }: PageAsked,
): Promise<Called<PageOfEdits>> {
  return callAs(caller, new ListCaseEditsCommand({ caseId, nextToken, maxResults: 25 }), {
    operation: "ListCaseEdits",
    retry: "read",
    caseId,
    priority,
    ...(abortSignal ? { abortSignal } : {}),
    toAnswer: ({ items, nextToken: next }) => ({
      edits: (items ?? []).map(({ eventTimestamp, principal, action = "", message = "" }) => ({
        eventTimestamp,
        principal,
        action,
        message,
      })),
      nextToken: next,
    }),
  });
}

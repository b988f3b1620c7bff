import "server-only";
import { ListInvestigationsCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { PageAsked } from "@/lib/aws/page-asked";

export type Investigation = {
  investigationId: string;
  actionType: string;
  title: string;
  content: string;
  status: string;
  lastUpdated: Date | undefined;
  feedback: { usefulness: string | undefined; comment: string | undefined } | undefined;
};

export type PageOfInvestigations = { investigations: Investigation[]; nextToken: string | undefined };

/** One page. AWS investigates only cases that it resolves. */
export function listInvestigations(
  caller: Caller,
  { caseId, nextToken, abortSignal, priority = "person" }: PageAsked,
): Promise<Called<PageOfInvestigations>> {
  return callAs(caller, new ListInvestigationsCommand({ caseId, nextToken, maxResults: 25 }), {
    operation: "ListInvestigations",
    retry: "read",
    caseId,
    priority,
    ...(abortSignal ? { abortSignal } : {}),
    toAnswer: ({ investigationActions, nextToken: next }) => ({
      investigations: (investigationActions ?? []).flatMap(
        ({ investigationId, actionType = "", title = "", content = "", status = "", lastUpdated, feedback }) =>
          investigationId
            ? [
                {
                  investigationId,
                  actionType,
                  title,
                  content,
                  status,
                  lastUpdated,
                  feedback: feedback && { usefulness: feedback.usefulness, comment: feedback.comment },
                },
              ]
            : [],
      ),
      nextToken: next,
    }),
  });
}

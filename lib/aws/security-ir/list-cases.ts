import "server-only";
import { ListCasesCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

export type ListedCase = { caseId: string; title: string; createdDate: Date };

export type PageOfCases = { cases: ListedCase[]; nextToken: string | undefined };

/** One page. AWS does not publish the order. */
export function listCases(
  caller: Caller,
  { nextToken, abortSignal }: { nextToken?: string | undefined; abortSignal: AbortSignal },
): Promise<Called<PageOfCases>> {
  return callAs(caller, new ListCasesCommand({ maxResults: 25, nextToken }), {
    operation: "ListCases",
    retry: "read",
    abortSignal,
    toAnswer: (output) => ({
      nextToken: output.nextToken,
      cases: (output.items ?? []).flatMap(({ caseId, title = "", createdDate }) =>
        caseId && createdDate ? [{ caseId, title, createdDate }] : [],
      ),
    }),
  });
}

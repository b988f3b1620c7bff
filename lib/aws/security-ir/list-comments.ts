import "server-only";
import { ListCommentsCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { PageAsked } from "@/lib/aws/page-asked";

/** `creator` and `lastUpdatedBy` are "AWS Responder", an account ID, an IAM or STS ARN, or a service principal. */
export type CaseComment = {
  commentId: string;
  body: string;
  creator: string | undefined;
  createdDate: Date | undefined;
  lastUpdatedBy: string | undefined;
  lastUpdatedDate: Date | undefined;
};

/** `total` counts the comments on all pages. */
export type PageOfComments = { comments: CaseComment[]; nextToken: string | undefined; total: number | undefined };

/** One page. AWS does not publish the order. */
export function listComments(
  caller: Caller,
  { caseId, nextToken, abortSignal, priority = "person" }: PageAsked,
): Promise<Called<PageOfComments>> {
  return callAs(caller, new ListCommentsCommand({ caseId, nextToken, maxResults: 25 }), {
    operation: "ListComments",
    retry: "read",
    caseId,
    priority,
    ...(abortSignal ? { abortSignal } : {}),
    toAnswer: ({ items, nextToken: next, total }) => ({
      comments: (items ?? []).flatMap(
        ({ commentId, body = "", creator, createdDate, lastUpdatedBy, lastUpdatedDate }) =>
          commentId ? [{ commentId, body, creator, createdDate, lastUpdatedBy, lastUpdatedDate }] : [],
      ),
      nextToken: next,
      total,
    }),
  });
}

import "server-only";
import { BatchGetMemberAccountDetailsCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

type Asked = { membershipId: string; accountIds: string[]; abortSignal: AbortSignal };

/** Those of 100 accounts at most that AWS calls outside the membership. Of some it may say nothing. */
export function batchGetMemberAccountDetails(
  caller: Caller,
  { membershipId, accountIds, abortSignal }: Asked,
): Promise<Called<string[]>> {
  return callAs(caller, new BatchGetMemberAccountDetailsCommand({ membershipId, accountIds }), {
    operation: "BatchGetMemberAccountDetails",
    retry: "read",
    priority: "background",
    abortSignal,
    toAnswer: ({ items }) =>
      (items ?? []).flatMap(({ accountId, relationshipStatus }) =>
        accountId && (relationshipStatus === "Unassociated" || relationshipStatus === "Disassociated")
          ? [accountId]
          : [],
      ),
  });
}

import "server-only";
import { ListTagsForResourceCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

export type CaseTag = { key: string; value: string };

/** In the order of their keys. */
export function listTagsForResource(
  caller: Caller,
  { caseId, caseArn }: { caseId: string; caseArn: string },
): Promise<Called<CaseTag[]>> {
  return callAs(caller, new ListTagsForResourceCommand({ resourceArn: caseArn }), {
    operation: "ListTagsForResource",
    retry: "read",
    caseId,
    toAnswer: ({ tags }) =>
      Object.entries(tags ?? {})
        .map(([key, value]) => ({ key, value }))
        .sort((one, other) => (one.key < other.key ? -1 : 1)),
  });
}

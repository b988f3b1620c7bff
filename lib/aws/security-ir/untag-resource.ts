import "server-only";
import { UntagResourceCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { TaggedCase } from "./tag-resource";

/** The model calls it idempotent, so it is repeated like a read. */
export function untagResource(
  caller: Caller,
  { caseId, caseArn }: TaggedCase,
  tagKeys: readonly string[],
): Promise<Called<object>> {
  return callAs(caller, new UntagResourceCommand({ resourceArn: caseArn, tagKeys: [...tagKeys] }), {
    operation: "UntagResource",
    retry: "safe",
    caseId,
    toAnswer: () => ({}),
  });
}

import "server-only";
import { TagResourceCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { CaseTag } from "./list-tags-for-resource";

export type TaggedCase = { caseId: string; caseArn: string };

/** Adds tags, and replaces the values of those that are there. Has no client token, so it is sent once. */
export function tagResource(
  caller: Caller,
  { caseId, caseArn }: TaggedCase,
  tags: readonly CaseTag[],
): Promise<Called<object>> {
  const sent = Object.fromEntries(tags.map(({ key, value }) => [key, value]));
  return callAs(caller, new TagResourceCommand({ resourceArn: caseArn, tags: sent }), {
    operation: "TagResource",
    retry: "once",
    caseId,
    toAnswer: () => ({}),
  });
}

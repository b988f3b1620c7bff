import "server-only";
import { UpdateResolverTypeCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

/** Hands a self-managed case to AWS. There is no way back. */
export function updateResolverType(caller: Caller, { caseId }: { caseId: string }): Promise<Called<true>> {
  return callAs(caller, new UpdateResolverTypeCommand({ caseId, resolverType: "AWS" }), {
    operation: "UpdateResolverType",
    retry: "once",
    caseId,
    toAnswer: () => true,
  });
}

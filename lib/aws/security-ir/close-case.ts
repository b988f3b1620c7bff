import "server-only";
import { CloseCaseCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

/** Final. */
export function closeCase(caller: Caller, { caseId }: { caseId: string }): Promise<Called<true>> {
  return callAs(caller, new CloseCaseCommand({ caseId }), {
    operation: "CloseCase",
    retry: "once",
    caseId,
    toAnswer: () => true,
  });
}

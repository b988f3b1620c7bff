import "server-only";
import { type SelfManagedCaseStatus, UpdateCaseStatusCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

export type NewStatus = { caseId: string; caseStatus: SelfManagedCaseStatus };

/** For a self-managed case. */
export function updateCaseStatus(caller: Caller, { caseId, caseStatus }: NewStatus): Promise<Called<true>> {
  return callAs(caller, new UpdateCaseStatusCommand({ caseId, caseStatus }), {
    operation: "UpdateCaseStatus",
    retry: "once",
    caseId,
    toAnswer: () => true,
  });
}

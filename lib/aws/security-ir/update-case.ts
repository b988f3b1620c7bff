import "server-only";
import { UpdateCaseCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import { type SentChange, toUpdateCaseInput } from "@/lib/cases/case-update";

/** Has no client token and no version, so it is sent once. */
export function updateCase(
  caller: Caller,
  { caseId, changes }: { caseId: string; changes: readonly SentChange[] },
): Promise<Called<object>> {
  return callAs(caller, new UpdateCaseCommand({ caseId, ...toUpdateCaseInput(changes) }), {
    operation: "UpdateCase",
    retry: "once",
    caseId,
    toAnswer: () => ({}),
  });
}

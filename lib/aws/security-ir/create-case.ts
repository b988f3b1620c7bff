import "server-only";
import { CreateCaseCommand } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs, required } from "@/lib/aws/call";
import { toCreateCaseInput } from "@/lib/cases/case-request";
import type { CaseValues } from "@/lib/cases/case-schema";

/** Every attempt carries the client token in `values`. */
export function createCase(caller: Caller, values: CaseValues): Promise<Called<{ caseId: string }>> {
  return callAs(caller, new CreateCaseCommand(toCreateCaseInput(values)), {
    operation: "CreateCase",
    retry: "safe",
    audit: { event: "case_create", done: "created" },
    caseId: (answer) => answer.caseId,
    toAnswer: ({ caseId }) => ({ caseId: required(caseId, "caseId") }),
  });
}

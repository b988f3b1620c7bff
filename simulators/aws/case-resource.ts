import { securityIrError } from "./aws-error";
import type { CaseStore } from "./case-store";
import type { StoredCase } from "./stored-case";
import { required, text } from "./validation";
import type { World } from "./world";

export const caseIdShape = required(text({ min: 10, max: 32, pattern: /\d{10,32}.*/ }));

export const requireCase = ({ cases }: Pick<World, "cases">, caseId: string): StoredCase =>
  requireStoredCase(cases, caseId);

/** Throws ResourceNotFoundException when there is no such case. */
export function requireStoredCase(cases: Pick<CaseStore, "get">, caseId: string): StoredCase {
  const stored = cases.get(caseId);
  if (!stored) throw securityIrError("ResourceNotFoundException", `Case ${caseId} was not found.`);
  return stored;
}

/** The case's state forbids the call. AWS does not publish which error it gives. */
export function caseConflict(caseId: string, message: string) {
  return securityIrError("ConflictException", message, { resourceId: caseId, resourceType: "Case" });
}

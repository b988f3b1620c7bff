import { securityIrError } from "./aws-error";
import type { StoredCase } from "./case-store";
import { required, structure, text } from "./validation";
import type { World } from "./world";

export const caseIdShape = required(text({ min: 10, max: 32, pattern: /\d{10,32}.*/ }));

export const caseLabels = structure({ caseId: caseIdShape });

/** Throws ResourceNotFoundException when there is no such case. */
export function requireCase(world: World, caseId: string): StoredCase {
  const stored = world.cases.get(caseId);
  if (!stored) throw securityIrError("ResourceNotFoundException", `Case ${caseId} was not found.`);
  return stored;
}

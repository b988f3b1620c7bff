import { securityIrError } from "./aws-error";
import type { StoredCase } from "./case-store";
import { required, structure, text } from "./validation";
import type { World } from "./world";

/** The member or path label that names a case. */
export const caseIdShape = required(text({ min: 10, max: 32, pattern: /\d{10,32}.*/ }));

/** The labels of an operation on a case. */
export const caseLabels = structure({ caseId: caseIdShape });

/** The case with this ID. Throws ResourceNotFoundException when there is none. */
export function requireCase(world: World, caseId: string): StoredCase {
  const stored = world.cases.get(caseId);
  if (!stored) throw securityIrError("ResourceNotFoundException", `Case ${caseId} was not found.`);
  return stored;
}

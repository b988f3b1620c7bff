import caseRights from "@/deploy/case-rights.json";

/** A word of AWS_ROLES' `may`, and of the deployment's roles. */
export type Right = keyof typeof caseRights;

export const rights = Object.keys(caseRights) as [Right, ...Right[]]; // The table's own keys.

/** The IAM actions behind a right: "security-ir:GetCase". */
export function actionsOf(right: Right): string[] {
  return caseRights[right].map((action) => `security-ir:${action}`);
}

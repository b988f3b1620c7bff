import caseRights from "../case-rights.json" with { type: "json" };

/** A word for what a role can do. */
export type CaseRight = keyof typeof caseRights;

// The keys of a JSON file are its type's keys.
export const rights = Object.keys(caseRights) as [CaseRight, ...CaseRight[]];

/** The actions of IAM that the rights take, in the table's order, each once. */
export function actionsOf(granted: readonly CaseRight[]): string[] {
  const actions = rights.filter((right) => granted.includes(right)).flatMap((right) => caseRights[right]);
  return [...new Set(actions)].map((action) => `security-ir:${action}`);
}

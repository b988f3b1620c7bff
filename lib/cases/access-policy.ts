import { actionsOf, type Right } from "./case-rights";

/** An IAM policy for exactly one case. Reading needs no right to list cases: the link leads to the case. */
export function toAccessPolicy(caseArn: string, rights: readonly Right[]): string {
  const Action = [...new Set(rights.flatMap(actionsOf))];
  return JSON.stringify(
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: caseArn }] },
    undefined,
    2,
  );
}

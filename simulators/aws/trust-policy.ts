import { z } from "zod";

/** The values of each condition key. Keys are in lower case. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const operatorPattern =
  /^(?:(ForAnyValue|ForAllValues):)?(?:(String(?:Not)?(?:Equals(?:IgnoreCase)?|Like))(IfExists)?|Null)$/;

const conditionValues = oneOrMany.refine((values) => !values.some((value) => value.includes("${")), {
  error: "Policy variables are outside this simulator.",
});

const conditions = z.record(
  z.string().regex(operatorPattern, { error: "Unknown condition operator." }),
  z.record(z.string(), conditionValues),
);

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: z.strictObject({ Federated: oneOrMany }),
  Action: oneOrMany,
  Condition: conditions.default({}),
});

/** A role's trust policy in IAM's JSON. Rejects whatever the simulator cannot evaluate. */
export const trustPolicySchema = z.strictObject({
  Version: z.literal("2012-10-17"),
  Id: z.string().optional(),
  Statement: z.union([statement, z.array(statement).min(1)]).transform((value) => [value].flat()),
});

export type TrustPolicy = z.infer<typeof trustPolicySchema>;
type Statement = TrustPolicy["Statement"][number];

/** Whether a statement allows the action to the federated principal and none denies it. */
export function isTrusted(policy: TrustPolicy, principal: string, action: string, context: ConditionContext): boolean {
  const matching = policy.Statement.filter((candidate) => applies(candidate, principal, action, context));
  return (
    matching.some((candidate) => candidate.Effect === "Allow") &&
    !matching.some((candidate) => candidate.Effect === "Deny")
  );
}

function applies(candidate: Statement, principal: string, action: string, context: ConditionContext): boolean {
  return (
    candidate.Principal.Federated.includes(principal) &&
    candidate.Action.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    Object.entries(candidate.Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, wanted, context.get(key.toLowerCase()) ?? [])),
    )
  );
}

function holds(operator: string, wanted: readonly string[], actual: readonly string[]): boolean {
  const [, quantifier, comparison, ifExists] = operatorPattern.exec(operator) ?? [];
  if (comparison === undefined) return wanted.includes(String(actual.length === 0));
  if (actual.length === 0 && ifExists) return true;

  const negated = comparison.startsWith("StringNot");
  const matches = (value: string) => wanted.some((pattern) => compares(comparison, value, pattern)) !== negated;
  if (quantifier === "ForAnyValue") return actual.some(matches);
  if (quantifier === "ForAllValues") return actual.every(matches);
  if (actual.length === 0) return negated;
  // IAM does not define what a key with several values means without a quantifier, so nobody is let in.
  return actual.length === 1 && actual.every(matches);
}

function compares(comparison: string, value: string, pattern: string): boolean {
  if (comparison.endsWith("Like")) return isLike(value, pattern);
  if (comparison.endsWith("IgnoreCase")) return value.toLowerCase() === pattern.toLowerCase();
  return value === pattern;
}

/** Matches IAM's wildcards: `*` is any text, `?` any character. */
export function isLike(value: string, pattern: string): boolean {
  const source = pattern.replace(/[\\^$.|+()[\]{}]/g, "\\$&").replace(/\*/g, "[^]*");
  return new RegExp(`^${source.replace(/\?/g, "[^]")}$`, "u").test(value);
}

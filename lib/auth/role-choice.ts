import "server-only";
import type { RoleSetting } from "@/lib/env";

/** Claims of an id_token or a userinfo answer: names to values of any shape. */
export type Claims = Readonly<Record<string, unknown>>;

/** True when the claim, a string or a list, is or contains the value. A claim's name may be a URL. */
function hasClaim(claims: Claims, claim: string, value: string): boolean {
  const held = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return Array.isArray(held) ? held.includes(value) : held === value;
}

/** The roles of AWS_ROLES that these claims give, in order of preference. */
export function rolesFor(claims: Claims, roles: readonly RoleSetting[]): RoleSetting[] {
  return roles.filter(({ when }) => !when || hasClaim(claims, when.claim, when.has));
}

/**
 * The role to take: the one the person chose in the header when the claims still give it, else the first match.
 * A forged or outdated choice is never taken: it is not among the matches.
 */
export function chooseRole(matches: readonly RoleSetting[], chosenArn: string | undefined): RoleSetting | undefined {
  return matches.find(({ arn }) => arn === chosenArn) ?? matches[0];
}

/** The names of all claims that AWS_ROLES looks at, each once. */
export function claimsLookedAt(roles: readonly RoleSetting[]): string[] {
  return [...new Set(roles.flatMap(({ when }) => (when ? [when.claim] : [])))];
}

/** The account of a role ARN: its fifth part, 12 digits. */
export function toAccountId(roleArn: string): string {
  return roleArn.split(":")[4] ?? "";
}

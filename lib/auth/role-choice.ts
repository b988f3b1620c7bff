import "server-only";
import type { RoleSetting } from "@/lib/env";

/** From the id_token or userinfo. */
export type Claims = Readonly<Record<string, unknown>>;

// A claim can be a string or a list, and its name a URL.
function hasClaim(claims: Claims, claim: string, value: string): boolean {
  const held = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  return Array.isArray(held) ? held.includes(value) : held === value;
}

/** In order of preference. */
export function rolesFor(claims: Claims, roles: readonly RoleSetting[]): RoleSetting[] {
  return roles.filter(({ when }) => !when || hasClaim(claims, when.claim, when.has));
}

/** `chosenArn` comes from a cookie, so it can be forged or outdated. */
export function pickRole(matches: readonly RoleSetting[], chosenArn: string | undefined): RoleSetting | undefined {
  return matches.find(({ arn }) => arn === chosenArn) ?? matches[0];
}

export function claimsInConditions(roles: readonly RoleSetting[]): string[] {
  return [...new Set(roles.flatMap(({ when }) => (when ? [when.claim] : [])))];
}

export function toAccountId(roleArn: string): string {
  return roleArn.split(":")[4] ?? "";
}

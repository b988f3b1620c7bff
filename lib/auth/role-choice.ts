import "server-only";
import type { RoleSetting } from "@/lib/env";

/** From the id_token or userinfo. */
export type Claims = Readonly<Record<string, unknown>>;

// A claim's name can be a URL. Its value can be a string, a list, or a list as one text.
function hasClaim(claims: Claims, claim: string, value: string): boolean {
  const held = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (Array.isArray(held)) return held.includes(value);
  return typeof held === "string" && (held === value || listedIn(held).includes(value));
}

// Cognito writes a SAML attribute with several values into `custom:…` as "[a, b]"; others send "a,b" or JSON.
function listedIn(text: string): readonly unknown[] {
  const [, inside = text] = /^\s*\[(.*)\]\s*$/s.exec(text) ?? [];
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // No JSON.
  }
  return inside.split(",").map((entry) => entry.trim());
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

/**
 * Claims of the conditions that the provider left out because they are too long, as Entra ID does with many groups:
 * `_claim_names` refers to them (OpenID Connect Core, 5.6.2), and `hasgroups` stands for groups in shorter tokens.
 */
export function claimsLeftOut(claims: Claims, roles: readonly RoleSetting[]): string[] {
  const elsewhere = Object.hasOwn(claims, "_claim_names") ? claims._claim_names : undefined;
  const names = typeof elsewhere === "object" && elsewhere !== null ? Object.keys(elsewhere) : [];
  const hasGroups = Object.hasOwn(claims, "hasgroups") && String(claims.hasgroups) === "true";
  const absent = new Set([...names, ...(hasGroups ? ["groups"] : [])]);
  return claimsInConditions(roles).filter((claim) => absent.has(claim) && !Object.hasOwn(claims, claim));
}

export function toAccountId(roleArn: string): string {
  return roleArn.split(":")[4] ?? "";
}

import "server-only";
import { createHash } from "node:crypto";
import type { RoleSetting } from "@/lib/env";

/**
 * A hash of AWS_ROLES and a bit for each entry: fifty ARNs take 4 KB in the cookie, too much for nginx's defaults.
 */
export function toRoleSet(roles: readonly RoleSetting[], allRoles: readonly RoleSetting[]): string {
  const isHeld = ({ arn }: RoleSetting) => roles.some((role) => role.arn === arn);
  const bits = allRoles.reduce((set, role, index) => (isHeld(role) ? set | bitOf(index) : set), 0n);
  return `${hashOf(allRoles)}.${bits.toString(16)}`;
}

/** None if AWS_ROLES has changed: bits would mean other roles. */
export function rolesInSet(roleSet: string, allRoles: readonly RoleSetting[]): RoleSetting[] {
  const [, hash, bits] = /^([\w-]+)\.([0-9a-f]+)$/.exec(roleSet) ?? [];
  if (bits === undefined || hash !== hashOf(allRoles)) return [];
  const set = BigInt(`0x${bits}`);
  return allRoles.filter((_, index) => (set & bitOf(index)) !== 0n);
}

function bitOf(index: number): bigint {
  return 1n << BigInt(index);
}

function hashOf(allRoles: readonly RoleSetting[]): string {
  return createHash("sha256").update(JSON.stringify(allRoles)).digest("base64url").slice(0, 11);
}

import "server-only";
import { createHash } from "node:crypto";
import type { Claims } from "./role-choice";

// STS: 2–64 characters of [\w+=,.@-]; \w is ASCII there.
const acceptedBySts = /^[A-Za-z0-9_+=,.@-]{2,64}$/;

/**
 * The RoleSessionName by which CloudTrail will know this person: the e-mail address or `sub` (AWS_ROLE_SESSION_NAME) when STS
 * accepts it as it is, else `u-` and a hash of issuer and sub. Never a shortened name: two people must not become one.
 * An e-mail address that the identity provider calls unverified is not used.
 */
export function toRoleSessionName(claims: Claims, preferred: "email" | "sub"): string {
  const isUnverified = String(claims.email_verified) === "false"; // Some providers write the claim as a text.
  const name = preferred === "email" && isUnverified ? undefined : claims[preferred];
  if (typeof name === "string" && acceptedBySts.test(name)) return name;
  const identity = JSON.stringify([claims.iss, claims.sub]);
  return `u-${createHash("sha256").update(identity).digest("hex").slice(0, 40)}`;
}

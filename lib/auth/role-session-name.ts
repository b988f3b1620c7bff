import "server-only";
import { createHash } from "node:crypto";
import type { Claims } from "./role-choice";

// STS allows 2 to 64 characters of [\w+=,.@-], where \w is ASCII.
const acceptedBySts = /^[A-Za-z0-9_+=,.@-]{2,64}$/;

/**
 * The name in CloudTrail. Never shortened: two people must not share one. An unverified e-mail address is not used.
 */
export function toRoleSessionName(claims: Claims, preferred: "email" | "sub"): string {
  const isUnverified = String(claims.email_verified) === "false"; // Some providers send a string.
  const name = preferred === "email" && isUnverified ? undefined : claims[preferred];
  if (typeof name === "string" && acceptedBySts.test(name)) return name;
  const identity = JSON.stringify([claims.iss, claims.sub]);
  return `u-${createHash("sha256").update(identity).digest("hex").slice(0, 40)}`;
}

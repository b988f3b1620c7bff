import "server-only";
import { createHash } from "node:crypto";
import type { Env } from "@/lib/env";
import type { Claims } from "./role-choice";

// STS allows 2 to 64 characters of [\w+=,.@-], where \w is ASCII.
const acceptedBySts = /^[A-Za-z0-9_+=,.@-]{2,64}$/;

type NameSettings = Pick<Env, "AWS_ROLE_SESSION_NAME" | "OIDC_EMAIL_VERIFIED">;

/** The name in CloudTrail. Never shortened: two people must not share one. */
export function toRoleSessionName(claims: Claims, settings: NameSettings): string {
  const name = settings.AWS_ROLE_SESSION_NAME === "sub" ? claims.sub : verifiedEmail(claims, settings);
  if (typeof name === "string" && acceptedBySts.test(name)) return name;
  const identity = JSON.stringify([claims.iss, claims.sub]);
  return `u-${createHash("sha256").update(identity).digest("hex").slice(0, 40)}`;
}

// An address that its provider has not verified can be somebody else's.
function verifiedEmail({ email, email_verified }: Claims, { OIDC_EMAIL_VERIFIED }: NameSettings): unknown {
  const isAssumed = OIDC_EMAIL_VERIFIED === "assumed" && (email_verified === undefined || email_verified === null);
  const isVerified = String(email_verified) === "true"; // Some providers send a string.
  return isVerified || isAssumed ? email : undefined;
}

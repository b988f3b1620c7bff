import "server-only";
import { toPseudonym } from "@/lib/auth/pseudonym";
import { keepRefusal } from "@/lib/auth/refusal";
import { type Claims, claimsLeftOut, pickRole, rolesFor } from "@/lib/auth/role-choice";
import { rememberedRole } from "@/lib/auth/role-cookie";
import { toRoleSessionName } from "@/lib/auth/role-session-name";
import { toRoleSet } from "@/lib/auth/role-set";
import type { SessionClaims } from "@/lib/auth/session-claims";
import { createRoleSession, type UnavailableCause } from "@/lib/aws/role-session";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { currentRequestId, identifyUser } from "@/lib/observability/request-context";

/** The sign-in page has a sentence for each. */
const errorOf = {
  busy: "RoleBusy",
  error: "RoleError",
  "no-answer": "RoleUnavailable",
  "provider-unreachable": "RoleProviderUnreachable",
} as const satisfies Record<UnavailableCause, string>;

type Taken = { session: SessionClaims } | { refused: true } | { error: (typeof errorOf)[UnavailableCause] };

/**
 * The session, or why there is none: a refusal, which is kept for its page, or an error that passes. The id_token is
 * used here only and not kept. `returnTo` is the path where the person was going.
 */
export async function takeRole(claims: Claims, idToken: string, returnTo: string): Promise<Taken> {
  const { AWS_ROLES } = env();
  const subject = String(claims.sub);
  identifyUser(toPseudonym(subject));
  const matches = rolesFor(claims, AWS_ROLES);
  const role = pickRole(matches, await rememberedRole());
  const requestId = currentRequestId();
  const reference = requestId ? { reference: requestId } : {};
  const who = String([claims.email, claims.name, subject].find((claim) => typeof claim === "string"));

  if (!role) {
    const leftOut = claimsLeftOut(claims, AWS_ROLES);
    const reason = leftOut.length > 0 ? { reason: "claims-left-out" } : {};
    logEvent("warn", { event: "session_refused", outcome: "no-role", ...reason });
    await keepRefusal({ kind: "no-role", who, returnTo, ...(leftOut.length > 0 ? { leftOut } : {}), ...reference });
    return { refused: true };
  }

  const sessionName = toRoleSessionName(claims, env());
  const roleSession = await createRoleSession(role, sessionName, idToken);
  if (!roleSession.ok) {
    const { refusal } = roleSession;
    const { kind, errorName, awsRequestId } = refusal;
    const aboutCall = { errorName, ...(awsRequestId ? { awsRequestId } : {}) };
    logEvent("warn", { event: "session_refused", outcome: kind, roleLabel: role.label, ...aboutCall });
    if (refusal.kind === "unavailable") return { error: errorOf[refusal.cause] };
    const { label: roleLabel, arn: roleArn } = role;
    const about = { who, returnTo, roleLabel, roleArn, sessionName };
    await keepRefusal({ kind: "role-refused", ...about, ...aboutCall, ...reference });
    return { refused: true };
  }

  const { expiresAt, roleSessionArn, ...credentials } = roleSession.credentials;
  return {
    session: {
      sub: subject,
      name: textOf(claims.name),
      email: textOf(claims.email),
      role: { label: role.label, arn: role.arn },
      roleSessionArn,
      roles: toRoleSet(matches, AWS_ROLES),
      credentials,
      expiresAt: expiresAt.getTime(),
    },
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === "string" ? claim : null;
}

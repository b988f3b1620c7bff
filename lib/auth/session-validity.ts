import "server-only";
import { toPseudonym } from "@/lib/auth/pseudonym";
import type { SessionClaims } from "@/lib/auth/session-claims";
import { env } from "@/lib/env";

/** Why a session that was sealed by the portal is not valid any more. Null if it is. */
export function endOf({ sub, expiresAt }: SessionClaims): "expired" | "ended" | null {
  if (expiresAt <= Date.now()) return "expired";
  const { AWS_ROLE_SESSION_SECONDS, ENDED_SESSIONS } = env();
  const beganAt = expiresAt - AWS_ROLE_SESSION_SECONDS * 1000;
  const isEnded = ENDED_SESSIONS.some(
    ({ user, before }) => beganAt < Date.parse(before) && (user === sub || user === toPseudonym(sub)),
  );
  return isEnded ? "ended" : null;
}

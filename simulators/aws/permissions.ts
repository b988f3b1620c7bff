import { securityIrError } from "./aws-error";
import { assumedRoleArn, type RoleSession } from "./role-sessions";
import { isLike } from "./trust-policy";

/** Throws AccessDeniedException unless the session's role allows the action. */
export function requirePermission(session: RoleSession, action: string, resource: string): void {
  if (session.role.permissions.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase()))) return;
  const principal = assumedRoleArn(session.role, session.sessionName);
  throw securityIrError(
    "AccessDeniedException",
    `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}

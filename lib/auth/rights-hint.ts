import "server-only";
import type { Role, Session } from "@/lib/auth/session";
import type { Right } from "@/lib/cases/case-rights";
import { env } from "@/lib/env";

/** Why a page does not offer something. `others`: the person's roles that may. */
export type RuledOut = { roleLabel: string; others: readonly Role[] };

/** Undefined unless AWS_ROLES says that the role in use lacks the right. A hint only: AWS decides. */
export function ruledOut(session: Session, right: Right): RuledOut | undefined {
  if (has(session.role, right)) return undefined;
  return { roleLabel: session.role.label, others: otherRolesWith(session, right) };
}

/** The person's other roles that AWS_ROLES does not rule out. */
export function otherRolesWith({ otherRoles }: Session, right: Right): Role[] {
  return otherRoles.filter((each) => has(each, right));
}

function has({ arn }: Role, right: Right): boolean {
  return (
    env()
      .AWS_ROLES.find((role) => role.arn === arn)
      ?.may?.includes(right) ?? true
  );
}

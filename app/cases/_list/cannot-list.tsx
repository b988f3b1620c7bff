import type { OtherRoles } from "../../_account/account-actions";
import { ChangeRole } from "../../_account/change-role";

/** `otherRoles`: roles of the person that may list cases, as far as AWS_ROLES says. */
export function CannotList({ otherRoles }: { otherRoles: OtherRoles }) {
  return (
    <>
      <p>You do not have permission to list cases (security-ir:ListCases). You can still go to a case by its ID.</p>
      {otherRoles.length > 0 ? <ChangeRole roles={otherRoles} /> : null}
    </>
  );
}

import type { Session } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { AccountButton } from "./account-button";

export function AccountMenu({ session }: { session: Session }) {
  const { name, email, role, otherRoles } = session;
  return (
    // Field by field: a role has nothing to hide, but a session has.
    <AccountButton otherRoles={otherRoles.map(({ label, arn, accountId }) => ({ label, arn, accountId }))}>
      <p className="font-semibold break-words">{name ?? email ?? "Signed in"}</p>
      {name && email ? <p className="break-words text-ink-soft">{email}</p> : null}
      <p className="mt-2">
        {role.label} <span className="whitespace-nowrap">in account {role.accountId}</span>
      </p>
      <p className="text-ink-soft">Region {env().AWS_REGION}</p>
    </AccountButton>
  );
}

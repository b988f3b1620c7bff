import type { Session } from "@/lib/auth/session";
import { RoleSwitch } from "./role-switch";
import { SignOutButton } from "./sign-out-button";

export function AccountMenu({ session }: { session: Session }) {
  const { name, email, role, otherRoles } = session;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <div className="min-w-0">
        <p className="font-semibold break-words">{name ?? email ?? "Signed in"}</p>
        <p className="text-ink-soft">
          {role.label} <span className="whitespace-nowrap">in account {role.accountId}</span>
        </p>
      </div>
      {otherRoles.length > 0 ? (
        <RoleSwitch roles={otherRoles.map(({ label, arn, accountId }) => ({ label, arn, accountId }))} />
      ) : null}
      <SignOutButton />
    </div>
  );
}

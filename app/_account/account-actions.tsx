"use client";

import { RoleSwitch } from "./role-switch";
import { SignOutButton } from "./sign-out-button";

export type OtherRoles = readonly { label: string; arn: string; accountId: string }[];

export function AccountActions({ otherRoles }: { otherRoles: OtherRoles }) {
  return (
    <div className="mt-3 space-y-3 border-t border-line pt-3">
      {otherRoles.length > 0 ? <RoleSwitch roles={otherRoles} /> : null}
      <SignOutButton />
    </div>
  );
}

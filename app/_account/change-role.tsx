"use client";

import { useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { useLazy } from "../_lazy/use-lazy";
import type { OtherRoles } from "./account-actions";

/** Outside the account menu, where another role can do what this one cannot. */
export function ChangeRole({ roles }: { roles: OtherRoles }) {
  const [isWanted, setWanted] = useState(false);
  const { part: RoleSwitch, isUnreachable } = useLazy(isWanted, loadSwitch);
  if (RoleSwitch) return <RoleSwitch roles={roles} isOpen />;
  return (
    <>
      <SecondaryButton className="mt-3 noscript:hidden" onClick={() => setWanted(true)}>
        Change role
      </SecondaryButton>
      <p role="status" className="mt-2 text-danger empty:mt-0">
        {isUnreachable ? "The portal does not answer. Check your connection." : ""}
      </p>
    </>
  );
}

async function loadSwitch() {
  return (await import("./role-switch")).RoleSwitch;
}

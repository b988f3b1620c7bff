"use client";

import { useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import type { OtherRoles } from "./account-actions";
import type { RoleSwitch } from "./role-switch";

/** Outside the account menu, where another role can do what this one cannot. */
export function ChangeRole({ roles }: { roles: OtherRoles }) {
  const [Loaded, setLoaded] = useState<{ Switch: typeof RoleSwitch }>();
  if (Loaded) return <Loaded.Switch roles={roles} isOpen />;
  const show = () =>
    import("./role-switch").then(
      ({ RoleSwitch }) => setLoaded({ Switch: RoleSwitch }),
      () => {}, // The portal did not answer. The button stays.
    );
  return (
    <SecondaryButton className="mt-3 noscript:hidden" onClick={show}>
      Change role
    </SecondaryButton>
  );
}

"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { LinkButton } from "@/components/ui/button";
import type { OtherRoles } from "./account-actions";
import { chooseRole } from "./choose-role";

type RoleSwitchProps = {
  roles: OtherRoles;
  /** Somebody has asked for the roles already, so the first gets the focus. */
  isOpen?: boolean;
};

/** Choosing a role signs in again, then returns here. */
export function RoleSwitch({ roles, isOpen = false }: RoleSwitchProps) {
  const [isSwitching, startSwitching] = useTransition();
  const [problem, setProblem] = useState("");
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector("button")?.focus();
  }, [isOpen]);

  function switchTo(arn: string) {
    startSwitching(async () => {
      try {
        if ((await chooseRole(arn)).status !== "chosen") throw new Error("refused");
        const { signIn } = await import("next-auth/react");
        await signIn("sso", { callbackUrl: location.pathname });
      } catch {
        setProblem("The role could not be changed. Reload the page and try again.");
      }
    });
  }

  return (
    <details open={isOpen}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-md border border-control px-4 text-base font-semibold hover:bg-sunken">
        Change role
      </summary>
      <p className="mt-2 text-ink-soft">Changing role signs you in again. Your drafts stay.</p>
      <ul ref={list} className="mt-1 space-y-1">
        {roles.map(({ label, arn, accountId }) => (
          <li key={arn}>
            <LinkButton aria-disabled={isSwitching} onClick={() => switchTo(arn)}>
              Act as {label}
            </LinkButton>
            <span className="block text-ink-soft">in account {accountId}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="text-danger">
        {problem}
      </p>
    </details>
  );
}

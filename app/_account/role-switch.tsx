"use client";

import { type FocusEvent, type KeyboardEvent, useRef, useState, useTransition } from "react";
import { LinkButton } from "@/components/ui/button";
import { chooseRole } from "./choose-role";

type RoleSwitchProps = { roles: readonly { label: string; arn: string; accountId: string }[] };

/** Choosing a role signs in again, then returns here. */
export function RoleSwitch({ roles }: RoleSwitchProps) {
  const [isSwitching, startSwitching] = useTransition();
  const [problem, setProblem] = useState("");
  const list = useRef<HTMLDetailsElement>(null);

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || !list.current?.open) return;
    list.current.open = false;
    list.current.querySelector("summary")?.focus();
  }

  /** An open list would cover what gets the focus next. */
  function closeWhenLeft(event: FocusEvent) {
    if (list.current && event.relatedTarget && !list.current.contains(event.relatedTarget)) list.current.open = false;
  }

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
    <details ref={list} onKeyDown={closeOnEscape} onBlur={closeWhenLeft} className="relative">
      <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-md border border-control px-3 font-semibold hover:bg-sunken">
        Change role
      </summary>
      <div className="absolute right-0 z-20 mt-1 w-64 rounded-md border border-control bg-surface p-3 shadow-lg max-sm:right-auto max-sm:left-0">
        <p className="mb-1 text-ink-soft">Changing role signs you in again.</p>
        <ul>
          {roles.map(({ label, arn, accountId }) => (
            <li key={arn}>
              <LinkButton aria-disabled={isSwitching} onClick={() => switchTo(arn)}>
                Act as {label}
              </LinkButton>
              <span className="block px-1 text-ink-soft">in account {accountId}</span>
            </li>
          ))}
        </ul>
        <p role="status" className="text-danger">
          {problem}
        </p>
      </div>
    </details>
  );
}

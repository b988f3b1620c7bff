"use client";

import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { useLazy } from "../_lazy/use-lazy";
import type { OtherRoles } from "./account-actions";

type AccountButtonProps = { otherRoles: OtherRoles; children: ReactNode };

/** Opens and closes the account menu, whose actions load when it opens. */
export function AccountButton({ otherRoles, children }: AccountButtonProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { part: Actions, isUnreachable } = useLazy(isOpen, loadActions);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !menu.current?.contains(target)) setIsOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen]);

  function closeOnEscape({ key }: KeyboardEvent) {
    if (key !== "Escape" || !isOpen) return;
    setIsOpen(false);
    button.current?.focus();
  }

  /** An open menu would cover what gets the focus next. */
  function closeWhenLeft({ relatedTarget }: FocusEvent) {
    if (relatedTarget && !menu.current?.contains(relatedTarget)) setIsOpen(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the controls inside it.
    <div ref={menu} onKeyDown={closeOnEscape} onBlur={closeWhenLeft} className="relative noscript:hidden">
      <SecondaryButton ref={button} aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        Account
      </SecondaryButton>
      <div
        id={id}
        hidden={!isOpen}
        className="absolute right-0 z-40 mt-1 w-72 max-w-[calc(100vw-2rem)] rounded-md border border-control bg-surface p-4 text-sm shadow-lg"
      >
        {children}
        {Actions ? <Actions otherRoles={otherRoles} /> : null}
        <p role="status" className="text-danger">
          {isUnreachable && !Actions
            ? "The portal did not answer. Check your connection, then open this menu again."
            : ""}
        </p>
      </div>
    </div>
  );
}

async function loadActions() {
  return (await import("./account-actions")).AccountActions;
}

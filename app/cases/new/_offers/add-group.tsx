"use client";

import { useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { LinkButton } from "@/components/ui/button";
import { isBlankRow } from "@/lib/cases/case-rows";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted } from "@/lib/cases/counted";
import type { WatcherGroup } from "@/lib/form-offers";
import type { PageOwner } from "@/lib/page-owner";
import { fillForm } from "../../_fields/fill-form";
import { OfferChoice } from "./offer-choice";

type AddGroupProps = { form: UseFormReturn<CaseInput>; owner: PageOwner };

/** Adds whom the settings name under one label, except who is a watcher already. */
export function AddGroup({ form, owner }: AddGroupProps) {
  const [message, setMessage] = useState<{ text: string; onUndo?: () => void }>({ text: "" });
  const status = useRef<HTMLDivElement>(null);

  function add({ label, watchers }: WatcherGroup) {
    const present = form.getValues("watchers").filter((row) => !isBlankRow(row));
    const emails = new Set(present.map(({ email }) => email.trim().toLowerCase()));
    const added = watchers.filter(({ email }) => !emails.has(email.toLowerCase()));
    // The pressed button is gone.
    status.current?.focus();
    if (added.length === 0) return setMessage({ text: `Everybody in “${label}” is a watcher already.` });
    const undo = fillForm(form, { watchers: [...present, ...added] });
    setMessage({
      text: `${counted(added.length, "watcher")} added from “${label}”.`,
      onUndo() {
        const isChanged = undo().length > 0;
        setMessage({ text: isChanged ? "The watchers have changed since, so they were kept." : "Undone." });
        status.current?.focus();
      },
    });
  }

  return (
    <>
      <OfferChoice label="Add a group" kind="groups" owner={owner} onChoose={add} />
      <div ref={status} role="status" tabIndex={-1} className="basis-full empty:absolute">
        {message.text === "" ? null : (
          <p>
            {message.text} {message.onUndo ? <LinkButton onClick={message.onUndo}>Undo</LinkButton> : null}
          </p>
        )}
      </div>
    </>
  );
}

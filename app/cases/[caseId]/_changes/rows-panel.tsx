"use client";

import { useEffect, useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { caseFields } from "@/lib/cases/case-fields";
import { Panel, TagFacts, WatcherFacts } from "../../_case/facts";
import type { ChangeRowsProps, Press } from "./change-rows";
import { type CaseRows, RowsForm } from "./rows-form";

/** The panel once it can be changed: the form, or what the page was rendered with, or what was saved since. */
export function RowsPanel({ rows: read, me, children, press, ...page }: ChangeRowsProps & { press: Press }) {
  const [open, setOpen] = useState<Press | undefined>(press);
  const [saved, setSaved] = useState<CaseRows>();
  const button = useRef<HTMLButtonElement>(null);
  const isClosed = useRef(false);
  const rows = saved ?? read;
  // The form had the focus and is gone.
  useEffect(() => {
    if (!open && isClosed.current) button.current?.focus();
  }, [open]);
  if (open) {
    const close = (now?: CaseRows) => {
      if (now) setSaved(now);
      isClosed.current = true;
      setOpen(undefined);
    };
    return <RowsForm {...page} rows={rows} me={me} startsWith={open === "me" ? me : undefined} onClose={close} />;
  }
  const isMissing = rows.name === "watchers" && rows.rows.every(({ email }) => email !== me?.email);
  return (
    <>
      {saved ? <SavedPanel rows={saved} /> : children}
      <div className="-mt-2 mb-6 flex flex-wrap items-center gap-3 print:hidden noscript:hidden">
        <SecondaryButton ref={button} onClick={() => setOpen("change")}>
          Change {rows.name}
        </SecondaryButton>
        {me && isMissing ? <SecondaryButton onClick={() => setOpen("me")}>Add me</SecondaryButton> : null}
        <span role="status" className="text-ink-soft">
          {saved ? `Saved: ${rows.name}` : ""}
        </span>
      </div>
    </>
  );
}

function SavedPanel({ rows }: { rows: CaseRows }) {
  return (
    <Panel heading={caseFields[rows.name].label}>
      {rows.name === "tags" ? <TagFacts tags={rows.rows} /> : <WatcherFacts watchers={rows.rows} />}
    </Panel>
  );
}

"use client";

import { useEffect, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { isSameEmail } from "@/lib/cases/email-address";
import { Panel, TagFacts, WatcherFacts } from "../../_case/facts";
import { useLive } from "../_live/live";
import { type ChangeRowsProps, type Press, useIsFixed } from "./change-rows";
import { type CaseRows, RowsForm } from "./rows-form";

/** The panel once it can be changed: the form, or what the page was rendered with, or what was saved since. */
export function RowsPanel({ rows: read, me, heading, children, press, ...page }: ChangeRowsProps & { press: Press }) {
  const [open, setOpen] = useState<Press | undefined>(press);
  const [saved, setSaved] = useState<CaseRows>();
  const { refresh } = useLive();
  const button = useRef<HTMLButtonElement>(null);
  const isClosed = useRef(false);
  const rows = saved ?? read;
  const isFixed = useIsFixed(rows);
  const shown = saved ? <Rows rows={saved} /> : children;
  // The form had the focus and is gone.
  useEffect(() => {
    if (!open && isClosed.current) button.current?.focus();
  }, [open]);
  if (open) {
    const close = (now?: CaseRows) => {
      if (now) {
        setSaved(now);
        refresh();
      }
      isClosed.current = true;
      setOpen(undefined);
    };
    return (
      <RowsForm {...page} rows={rows} me={me} press={open} onClose={close}>
        <Panel heading={heading}>{shown}</Panel>
      </RowsForm>
    );
  }
  const isMissing = rows.name === "watchers" && rows.rows.every(({ email }) => !isSameEmail(email, me?.email ?? ""));
  return (
    <Panel
      heading={heading}
      action={
        isFixed ? null : (
          <div className="flex flex-wrap items-center gap-x-5 print:hidden noscript:hidden">
            <LinkButton ref={button} onClick={() => setOpen("change")}>
              Change {rows.name}
            </LinkButton>
            {me && isMissing ? <LinkButton onClick={() => setOpen("me")}>Add me</LinkButton> : null}
          </div>
        )
      }
    >
      {shown}
      <p role="status" className="text-ink-soft not-empty:mt-3">
        {saved ? `Saved: ${rows.name}` : ""}
      </p>
    </Panel>
  );
}

function Rows({ rows }: { rows: CaseRows }) {
  return rows.name === "tags" ? <TagFacts tags={rows.rows} /> : <WatcherFacts watchers={rows.rows} />;
}

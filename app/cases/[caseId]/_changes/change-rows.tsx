"use client";

import { type ReactNode, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { PageOwner } from "@/lib/page-owner";
import { useUnfinished } from "../../../_draft/use-unfinished";
import { useLazy } from "../../../_lazy/use-lazy";
import { Panel } from "../../_case/facts";
import type { Me } from "../../_fields/watchers";
import { useLiveFacts } from "../_facts/live-facts";
import type { CaseRows } from "./rows-form";

export type ChangeRowsProps = {
  caseId: string;
  owner: PageOwner;
  draftKeys: DraftKeys;
  heading: string;
  rows: CaseRows;
  me?: Me | undefined;
  /** The rows as the page was rendered. */
  children: ReactNode;
};

/** A draft opens the form by itself. */
export type Press = "change" | "me" | "draft";

/** A panel of the page, and the buttons to change it. What they need loads when the form opens. */
export function ChangeRows(props: ChangeRowsProps) {
  const { caseId, draftKeys, heading, rows, me, children } = props;
  const [pressed, setPressed] = useState<Press>();
  const isDrafted = useUnfinished(draftKeys, rows.name).includes(caseId);
  const press = pressed ?? (isDrafted ? "draft" : undefined);
  const isFixed = useIsFixed(rows);
  const { part: RowsPanel, isUnreachable } = useLazy(press !== undefined, loadPanel);
  if (RowsPanel && press) return <RowsPanel {...props} press={press} />;
  return (
    <Panel
      heading={heading}
      action={
        isFixed ? null : (
          <div className="flex flex-wrap items-center gap-x-5 print:hidden noscript:hidden">
            <LinkButton onClick={() => setPressed("change")}>Change {rows.name}</LinkButton>
            {me ? <LinkButton onClick={() => setPressed("me")}>Add me</LinkButton> : null}
          </div>
        )
      }
    >
      {children}
      <p role="status" className="not-empty:mt-3">
        {isUnreachable ? "This could not be loaded. Reload this page." : ""}
      </p>
    </Panel>
  );
}

/** AWS lets nobody change the watchers of a closed case, but its tags. */
export function useIsFixed({ name }: CaseRows): boolean {
  const { facts } = useLiveFacts();
  return name === "watchers" && facts?.caseStatus === "Closed";
}

async function loadPanel() {
  return (await import("./rows-panel")).RowsPanel;
}

"use client";

import { type ReactNode, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import type { PageOwner } from "@/lib/page-owner";
import { useLazy } from "../../../_lazy/use-lazy";
import type { Me } from "../../_fields/watchers";
import type { CaseRows } from "./rows-form";

export type ChangeRowsProps = {
  caseId: string;
  owner: PageOwner;
  rows: CaseRows;
  me?: Me | undefined;
  /** The panel as the page was rendered. */
  children: ReactNode;
};

export type Press = "change" | "me";

/** A panel of the page, and the buttons to change it. What they need loads at the first press. */
export function ChangeRows(props: ChangeRowsProps) {
  const [press, setPress] = useState<Press>();
  const { part: RowsPanel, isUnreachable } = useLazy(press !== undefined, loadPanel);
  if (RowsPanel && press) return <RowsPanel {...props} press={press} />;
  const { rows, me, children } = props;
  return (
    <>
      {children}
      <div className="-mt-2 mb-6 flex flex-wrap items-center gap-3 print:hidden noscript:hidden">
        <SecondaryButton onClick={() => setPress("change")}>Change {rows.name}</SecondaryButton>
        {me ? <SecondaryButton onClick={() => setPress("me")}>Add me</SecondaryButton> : null}
        <span role="status">{isUnreachable ? "This could not be loaded. Reload this page." : ""}</span>
      </div>
    </>
  );
}

async function loadPanel() {
  return (await import("./rows-panel")).RowsPanel;
}

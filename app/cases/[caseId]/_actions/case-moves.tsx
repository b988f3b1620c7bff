"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseFacts } from "@/lib/cases/case-facts";
import type { CaseMove } from "@/lib/cases/case-moves";
import type { OtherRoles } from "../../../_account/account-actions";
import { useFacts } from "../_facts/live-facts";
import type { MovePanel } from "./move-panel";

type CaseMovesProps = {
  caseId: string;
  initial: CaseFacts;
  draftKeys: DraftKeys;
  roleArn: string;
  /** The moves that AWS_ROLES does not rule out, with the person's other roles that may do it. */
  offered: Partial<Record<CaseMove, OtherRoles>>;
  /** The row's links. */
  children?: ReactNode;
};

const labels: Readonly<Record<CaseMove, string>> = {
  status: "Change status",
  help: "Get help from AWS",
  close: "Close case",
  new: "Open a new case from this one",
};

/** The buttons. What they open loads when one is pressed. */
export function CaseMoves({ initial, offered, children, ...props }: CaseMovesProps) {
  const facts = useFacts(initial);
  const [open, setOpen] = useState<{ move: CaseMove; Panel: typeof MovePanel }>();
  const [outcome, setOutcome] = useState<string>();
  const [focused, focus] = useState<{ selector: string }>();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) row.current?.querySelector<HTMLElement>(focused.selector)?.focus();
  }, [focused]);

  async function show(move: CaseMove) {
    try {
      const { MovePanel } = await import("./move-panel");
      setOpen({ move, Panel: MovePanel });
      setOutcome(undefined);
    } catch {
      setOutcome("The portal did not answer. Check your connection, then try again.");
    }
  }

  return (
    <div ref={row} className="mb-6 has-[>div:empty]:mb-0 print:hidden noscript:hidden">
      {open ? (
        <open.Panel
          {...props}
          move={open.move}
          facts={facts}
          roles={offered[open.move] ?? []}
          onClose={(said) => {
            setOpen(undefined);
            setOutcome(said);
            // The button pressed last is gone.
            focus({ selector: said ? "[role=status]" : `[name=${open.move}]` });
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-3">
          {children}
          {facts.moves.map((move) =>
            offered[move] ? (
              <SecondaryButton key={move} name={move} onClick={() => void show(move)}>
                {labels[move]}
              </SecondaryButton>
            ) : null,
          )}
        </div>
      )}
      <p role="status" tabIndex={-1} className="font-semibold not-empty:mt-3">
        {outcome}
      </p>
    </div>
  );
}

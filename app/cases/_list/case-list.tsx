"use client";

import { useContext, useEffect, useMemo, useRef, useState } from "react";
import { useSettled } from "@/components/form/use-settled";
import { CopyButton } from "@/components/ui/copy-button";
import { arrangeCases, toMatcher } from "@/lib/cases/arrange-cases";
import { formatCount, nounFor } from "@/lib/cases/counted";
import { toHandOverMarkdown, toHandOverText } from "@/lib/cases/hand-over";
import type { PageOwner } from "@/lib/page-owner";
import { GoneContext } from "../../_account/curtain";
import { useMachine } from "../../_machine/use-machine";
import { CaseTable } from "./case-table";
import type { CasesPage } from "./cases-page";
import { createList } from "./create-list";
import { ListControls } from "./list-controls";
import { NothingShown } from "./nothing-shown";
import { ReadingBar } from "./reading-bar";
import { StoppedNotice } from "./stopped-notice";
import { useListView } from "./use-list-view";

type CaseListProps = {
  first: CasesPage;
  /** When the page was made, in epoch milliseconds. */
  readAt: number;
  owner: PageOwner;
  /** The portal's address, for links. */
  origin: string;
};

export function CaseList({ first, readAt, owner, origin }: CaseListProps) {
  const onGone = useContext(GoneContext);
  const [list] = useState(() => createList({ first, readAt, owner, onGone }));
  useEffect(() => list.start(), [list]);
  const state = useMachine(list.machine);
  const controls = useRef<HTMLDivElement>(null);
  const [view, change] = useListView(controls);
  const arranged = useMemo(() => arrangeCases(state.cases.values(), view), [state.cases, view]);
  const matches = useMemo(() => toMatcher(view), [view]);
  const listed = [...arranged.waiting, ...arranged.others];
  const shown = listed.filter(matches).length;
  const isComplete = state.reading.at === "end";
  const summary = `${formatCount(shown)} ${nounFor(shown, "case")} shown${isComplete ? "" : " so far"}`;
  const heard = useSettled(summary, 1000);
  /** Takes the focus from a button that disappears when it is pressed. */
  const summaryLine = useRef<HTMLParagraphElement>(null);

  const handOver = () => ({ cases: list.machine.read().cases.values(), origin, at: new Date(), isComplete });

  return (
    // As wide as the window, so that large text makes cards of the rows as a narrow window does.
    <div className="@container -mx-4 sm:-mx-6 noscript:hidden print:mx-0">
      <div className="px-4 sm:px-6 print:px-0">
        <ListControls ref={controls} cases={state.cases} view={view} onChange={change} />
        <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <ReadingBar state={state} onRefresh={() => list.machine.dispatch({ type: "refreshed" })} />
          <div className="flex flex-wrap gap-3 print:hidden">
            <CopyButton label="Copy hand-over" text={() => toHandOverText(handOver())} />
            <CopyButton label="Copy as Markdown" text={() => toHandOverMarkdown(handOver())} />
          </div>
        </div>
        <StoppedNotice
          state={state}
          onTryAgain={() => {
            summaryLine.current?.focus();
            list.machine.dispatch({ type: "resumed" });
          }}
        />
        <p ref={summaryLine} tabIndex={-1} className="mt-4 mb-2 text-ink-soft">
          {summary}
        </p>
        <p role="status" className="sr-only">
          {heard}
        </p>
        {shown === 0 && state.reading.at !== "page" ? (
          <NothingShown
            cases={[...state.cases.values()]}
            matches={matches}
            view={view}
            isComplete={isComplete}
            onChange={(changed) => {
              summaryLine.current?.focus();
              change(changed);
            }}
          />
        ) : null}
        <CaseTable arranged={arranged} matches={matches} view={view} onChange={change} />
      </div>
    </div>
  );
}

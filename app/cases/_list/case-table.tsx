import { type ReactNode, useId } from "react";
import type { ArrangedCases } from "@/lib/cases/arrange-cases";
import type { ListView } from "@/lib/cases/list-view";
import type { ListedCase } from "@/lib/cases/listed-case";
import { CaseRow } from "./case-row";
import { columns } from "./columns";
import { SortHeading } from "./sort-heading";

type CaseTableProps = {
  arranged: ArrangedCases;
  matches: (one: ListedCase) => boolean;
  view: ListView;
  onChange: (change: Partial<ListView>) => void;
};

/** One table in two groups. Every case is in it once, whatever the width of the page. */
export function CaseTable({ arranged: { waiting, others }, matches, view, onChange }: CaseTableProps) {
  const id = useId();
  const hasWaiting = waiting.some(matches);
  const hasOthers = others.some(matches);
  return (
    <table
      aria-label="Cases"
      hidden={!hasWaiting && !hasOthers}
      className="w-full table-fixed text-sm @max-[40rem]:block"
    >
      <thead className="@max-[40rem]:hidden print:table-header-group">
        <tr>
          {columns.map((column) => (
            <SortHeading key={column.key} column={column} view={view} onChange={onChange} />
          ))}
        </tr>
      </thead>
      <tbody hidden={!hasWaiting} aria-labelledby={`${id}-waiting`} className="@max-[40rem]:block">
        <GroupHeading className="border-l-4 border-notice bg-notice-surface px-4 py-3">
          <h2 id={`${id}-waiting`} className="text-xl">
            Waiting for you
          </h2>
          <p className="text-base">AWS closes a case after five business days without an answer.</p>
        </GroupHeading>
        {waiting.map((one) => (
          <CaseRow key={one.caseId} one={one} isHidden={!matches(one)} />
        ))}
      </tbody>
      <tbody hidden={!hasOthers} aria-labelledby={`${id}-others`} className="@max-[40rem]:block">
        <GroupHeading className={hasWaiting ? "pt-8 pb-2" : ""}>
          <h2 id={`${id}-others`} className={hasWaiting ? "text-xl" : "sr-only"}>
            {hasWaiting ? "Other cases" : "All cases"}
          </h2>
        </GroupHeading>
        {others.map((one) => (
          <CaseRow key={one.caseId} one={one} isHidden={!matches(one)} />
        ))}
      </tbody>
    </table>
  );
}

function GroupHeading({ className, children }: { className: string; children: ReactNode }) {
  return (
    <tr className="@max-[40rem]:block">
      <td colSpan={columns.length} className={`@max-[40rem]:block ${className}`}>
        {children}
      </td>
    </tr>
  );
}

import type { ListView, SortKey } from "@/lib/cases/list-view";
import type { Column } from "./columns";

type SortHeadingProps = { column: Column; view: ListView; onChange: (change: Partial<ListView>) => void };

// The title takes what the others leave.
const widths: Readonly<Record<SortKey, string>> = {
  case: "w-[5.75rem] @min-[68rem]:w-[6.5rem]",
  title: "",
  status: "w-[6.75rem] @min-[68rem]:w-[8.5rem]",
  waiting: "w-[4.25rem] @min-[68rem]:w-[7rem]",
  resolver: "w-[4.75rem] @min-[68rem]:w-[7rem]",
  opened: "w-[5rem] @min-[46rem]:w-[7.25rem] @min-[68rem]:w-[12.5rem]",
  updated: "w-[5rem] @min-[46rem]:w-[7.25rem] @min-[68rem]:w-[12.5rem]",
};

export function SortHeading({ column: { key, label, isDescendingFirst }, view, onChange }: SortHeadingProps) {
  const isSorted = view.sort === key;
  const direction = view.isDescending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? direction : undefined}
      className={`pr-2 pb-1 text-left align-bottom ${widths[key]}`}
    >
      <button
        type="button"
        className="inline-flex min-h-8 cursor-pointer flex-wrap items-center gap-x-1 text-left font-semibold text-ink-soft underline-offset-4 hover:underline"
        onClick={() => onChange({ sort: key, isDescending: isSorted ? !view.isDescending : isDescendingFirst })}
      >
        {label}
        <span aria-hidden="true">{isSorted ? (view.isDescending ? "▼" : "▲") : ""}</span>
      </button>
    </th>
  );
}

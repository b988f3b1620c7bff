import type { Ref } from "react";
import { Field } from "@/components/form/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { caseStatuses } from "@/lib/cases/case-statuses";
import { type ListView, sortKeys } from "@/lib/cases/list-view";
import type { ListedCase } from "@/lib/cases/listed-case";
import { columns } from "./columns";

type ListControlsProps = {
  ref: Ref<HTMLDivElement>;
  cases: ReadonlyMap<string, ListedCase>;
  view: ListView;
  onChange: (change: Partial<ListView>) => void;
};

export function ListControls({ ref, cases, view, onChange }: ListControlsProps) {
  return (
    <div ref={ref} className="mb-4 grid grid-cols-2 items-end gap-4 print:hidden @min-[40rem]:grid-cols-[2fr_1fr_1fr]">
      <div className="@max-[40rem]:col-span-2">
        <Field id="search" label="Search">
          {(control) => (
            <Input
              {...control}
              name="search"
              type="search"
              placeholder="Title or case ID"
              value={view.search}
              onChange={(event) => onChange({ search: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field id="status" label="Status">
        {(control) => (
          <Select
            {...control}
            name="status"
            value={view.status}
            onChange={(event) => onChange({ status: event.target.value })}
          >
            <option value="">Any status</option>
            {statusesIn(cases, view.status).map((status) => (
              <option key={status}>{status}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="resolver" label="Resolved by">
        {(control) => (
          <Select
            {...control}
            name="resolver"
            value={view.resolver}
            onChange={(event) => onChange({ resolver: event.target.value })}
          >
            <option value="">Anybody</option>
            <option value="AWS">AWS</option>
            <option value="Self">Your own team</option>
          </Select>
        )}
      </Field>
      <div className="col-span-2 @min-[40rem]:hidden">
        <Field id="sort" label="Sort by">
          {(control) => <SortSelect {...control} view={view} onChange={onChange} />}
        </Field>
      </div>
      <label className="col-span-full inline-flex min-h-11 items-center gap-3 font-semibold">
        <input
          type="checkbox"
          name="closed"
          value="shown"
          checked={view.isClosedShown}
          onChange={(event) => onChange({ isClosedShown: event.target.checked })}
          className="size-6 shrink-0 accent-accent"
        />
        Show closed cases
      </label>
    </div>
  );
}

/** AWS's, and any other that a case has or that the address names. */
function statusesIn(cases: ReadonlyMap<string, ListedCase>, chosen: string): string[] {
  const found = [...cases.values()].flatMap(({ caseStatus }) => (caseStatus === undefined ? [] : [caseStatus]));
  return [...new Set([...caseStatuses, ...found, ...(chosen === "" ? [] : [chosen])])];
}

type SortSelectProps = { id: string; view: ListView; onChange: (change: Partial<ListView>) => void };

/** In place of the headings of the columns, which cards do not have. */
function SortSelect({ view, onChange, ...control }: SortSelectProps) {
  function choose(value: string) {
    const sort = sortKeys.find((key) => key === value.replace("-", ""));
    if (sort) onChange({ sort, isDescending: value.startsWith("-") });
  }
  return (
    <Select
      {...control}
      name="sort"
      value={`${view.isDescending ? "-" : ""}${view.sort}`}
      onChange={(event) => choose(event.target.value)}
    >
      {columns.flatMap(({ key, label, isDescendingFirst }) =>
        (isDescendingFirst ? [true, false] : [false, true]).map((isDescending) => (
          <option key={`${isDescending}${key}`} value={`${isDescending ? "-" : ""}${key}`}>
            {label}, {isDescending ? "descending" : "ascending"}
          </option>
        )),
      )}
    </Select>
  );
}

import type { ReactNode } from "react";
import type { CaseChange } from "@/lib/cases/case-changes";
import { keyOf } from "@/lib/cases/case-entries";
import { toRegionWords } from "@/lib/cases/case-words";
import { type EditInput, type Entry, type ListField, toComparable } from "@/lib/cases/edit-input";
import type { FieldFacts } from "@/lib/cases/field-facts";
import { Fact, Facts, None } from "../../_case/facts";
import { FieldFact } from "../../_case/section-panel";
import { UserText } from "../../_case/user-text";

type ChangeListProps = { filled: EditInput; input: EditInput; changes: readonly CaseChange[] };

/** Each change with the value before it and the value after it. */
export function ChangeList({ filled, input, changes }: ChangeListProps) {
  const { timeZone } = input.reportedIncidentStartDate;
  return (
    <Facts>
      {changes.map((change) => (
        <Fact key={change.field.name} name={change.field.label}>
          {"value" in change ? (
            <BeforeAfter
              before={<FieldFact field={change.field} facts={toFacts(filled)} timeZone={timeZone} />}
              after={
                <FieldFact field={change.field} facts={{ [change.field.name]: change.value }} timeZone={timeZone} />
              }
            />
          ) : (
            <EntryChanges {...change} />
          )}
        </Fact>
      ))}
    </Facts>
  );
}

export function BeforeAfter({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      <div className="min-w-0">
        <p className="text-sm text-ink-soft">Before</p>
        {before}
      </div>
      <div className="min-w-0 border-l-4 border-accent pl-3">
        <p className="text-sm text-ink-soft">After</p>
        {after}
      </div>
    </div>
  );
}

type EntryChangesProps = Extract<CaseChange, { field: ListField }>;

function EntryChanges({ field, removed, added }: EntryChangesProps) {
  const changed = removed.flatMap((before) => {
    const after = added.find(({ entry }) => toPairKey(field, entry) === toPairKey(field, before));
    return after ? [{ before, after }] : [];
  });
  const befores = new Set(changed.map(({ before }) => before));
  const afters = new Set(changed.map(({ after }) => after));
  return (
    <ul className="space-y-3">
      {changed.map(({ before, after }) => (
        <li key={toComparable(before)}>
          <BeforeAfter
            before={<EntryText field={field} entry={before} />}
            after={<EntryText field={field} entry={after.value} />}
          />
        </li>
      ))}
      {removed.flatMap((entry) =>
        befores.has(entry) ? [] : [<EntryChange key={toComparable(entry)} verb="Remove" field={field} entry={entry} />],
      )}
      {added.flatMap((one) =>
        afters.has(one)
          ? []
          : [<EntryChange key={toComparable(one.entry)} verb="Add" field={field} entry={one.value} />],
      )}
    </ul>
  );
}

function EntryChange({ verb, field, entry }: { verb: "Add" | "Remove"; field: ListField; entry: string | object }) {
  return (
    <li>
      <span className="font-semibold">{verb}</span> <EntryText field={field} entry={entry} />
    </li>
  );
}

/** The cells of a row, or a list's entry in words. */
export function EntryText({ field, entry }: { field: ListField; entry: string | object }) {
  const text =
    typeof entry !== "string"
      ? Object.values(entry).filter(Boolean).join(", ")
      : field.name === "impactedAwsRegions"
        ? toRegionWords(entry)
        : entry;
  return text === "" ? <None /> : <UserText>{text}</UserText>;
}

/** Rows about one address are one row that changed. */
function toPairKey(field: ListField, entry: Entry): string {
  return typeof entry !== "string" && "ipAddress" in entry ? (entry.ipAddress ?? "") : keyOf(field, entry);
}

/** The case as the form shows it. The start was filled in UTC. */
export function toFacts(filled: EditInput): FieldFacts {
  const { reportedIncidentStartDate: start, ...rest } = filled;
  const instant = new Date(`${start.date}T${start.time}Z`);
  return {
    ...rest,
    impactedAccounts: [],
    reportedIncidentStartDate: Number.isNaN(instant.getTime()) ? undefined : instant,
  };
}

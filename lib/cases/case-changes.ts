import { entriesIn, isListField, isSame, type ListInput, rowsIn, toFieldInput, without } from "./case-entries";
import { blankRow, type EditableField, editableFields, type FieldName } from "./case-fields";
import { fieldSchemas } from "./case-schema";
import { type EditInput, type Entry, type ListField, toComparable } from "./edit-input";
import { unreadable } from "./field-reader";

export type ValueField = Exclude<EditableField, ListField>;

export type ListChange<Field extends ListField = ListField> = {
  field: Field;
  removed: Entry[];
  added: { entry: Entry; value: string | object }[];
};

/** `removed` and `added` are as the form has them; `value` is what AWS gets. */
export type CaseChange = { field: ValueField; value: string | Date } | ListChange<Extract<EditableField, ListField>>;

export type ChangeIssue = { path: PropertyKey[]; message: string };

export type ChangesReading = { ok: true; changes: CaseChange[] } | { ok: false; issues: ChangeIssue[] };

/**
 * Compares the form as it was filled with the form now. Only what differs is checked: old values may break the rules.
 */
export function readChanges(filled: EditInput, now: EditInput): ChangesReading {
  const readings = editableFields.map((field) =>
    isListField(field) ? readList(field, filled, now) : readValue(field, filled, now),
  );
  const issues = readings.flatMap((reading) => reading.issues);
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, changes: readings.flatMap(({ change }) => (change ? [change] : [])) };
}

type Reading<Change> = { change?: Change; issues: ChangeIssue[] };

function readValue(field: ValueField, filled: EditInput, now: EditInput): Reading<CaseChange> {
  const { name } = field;
  if (isSame(filled[name], now[name])) return { issues: [] };
  const read = fieldSchemas[name].safeParse(now[name]);
  if (!read.success) return { issues: read.error.issues.map((issue) => under(name, issue)) };
  const before = fieldSchemas[name].safeParse(filled[name]);
  if (before.success && isSame(before.data, read.data)) return { issues: [] };
  return { change: { field, value: read.data }, issues: [] };
}

export function readList<Field extends ListField>(
  field: Field,
  filled: ListInput,
  now: ListInput,
): Reading<ListChange<Field>> {
  const { name } = field;
  const [before, after] = [entriesIn(field, filled), entriesIn(field, now)];
  const [removed, added] = [without(before, after), without(after, before)];
  if (removed.length === 0 && added.length === 0) return { issues: [] };
  const entries = added.map((entry) => ({ entry, value: toValue(field, entry) }));
  const issues = newIssues(field, now, added).map((issue) => under(name, issue));
  if (issues.length > 0) return { issues };
  const readable = entries.flatMap(({ entry, value }) => (value === undefined ? [] : [{ entry, value }]));
  if (readable.length < entries.length) return { issues: [{ path: [name], message: unreadable }] };
  return { change: { field, removed, added: readable }, issues: [] };
}

/** Those that the untouched entries alone do not have. */
function newIssues(field: ListField, now: ListInput, added: readonly Entry[]): ChangeIssue[] {
  const typed = field.kind === "list" ? toFieldInput(field, entriesIn(field, now)) : now[field.name];
  const issues = issuesIn(field, typed);
  if (issues.length === 0) return [];
  const old = new Set(issuesIn(field, untouched(field, now, added)).map(toComparable));
  return issues.filter((issue) => !old.has(toComparable(issue)));
}

/** Rows keep their places, because messages name them. */
function untouched(field: ListField, now: ListInput, added: readonly Entry[]): unknown {
  if (field.kind !== "rows") return toFieldInput(field, without(entriesIn(field, now), added));
  const touched = new Set(added.map(toComparable));
  return rowsIn(field, now).map((row) => (touched.has(toComparable(row)) ? blankRow(field.name) : row));
}

function issuesIn({ name }: ListField, typed: unknown): ChangeIssue[] {
  const issues = fieldSchemas[name].safeParse(typed).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ path, message }));
}

function toValue(field: ListField, entry: Entry): string | object | undefined {
  const [value] = fieldSchemas[field.name].safeParse(toFieldInput(field, [entry])).data ?? [];
  return value;
}

function under(name: FieldName, { path, message }: ChangeIssue): ChangeIssue {
  return { path: [name, ...path], message };
}

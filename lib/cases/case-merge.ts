import type { ValueField } from "./case-changes";
import {
  entriesIn,
  isListField,
  isSame,
  isSameSet,
  keyOf,
  type ListInput,
  toFieldInput,
  without,
} from "./case-entries";
import { byName, type EditableField, editableFields, type FieldInputs } from "./case-fields";
import type { EditInput, Entry, ListField } from "./edit-input";

/** Three versions of the form: as it was filled, as it is now, and as it would be filled from the case now. */
export type Versions = { filled: EditInput; now: EditInput; held: EditInput };

/** The same of a form that has at least one list. */
export type ListVersions = { filled: ListInput; now: ListInput; held: ListInput };

/** Both sides changed the same, and not to the same. */
export type Conflict =
  | { id: string; field: ValueField; mine: EditInput[ValueField["name"]]; theirs: EditInput[ValueField["name"]] }
  | ListConflict<Extract<EditableField, ListField>>;

/** About the entries of one key. */
export type ListConflict<Field extends ListField = ListField> = {
  id: string;
  field: Field;
  mine: Entry[];
  theirs: Entry[];
};

export type Choice = "mine" | "theirs";

export function findConflicts(versions: Versions): Conflict[] {
  return editableFields.flatMap((field) =>
    isListField(field) ? conflictsInList(field, versions) : conflictInValue(field, versions),
  );
}

/** The case now with the changes made in the form. Without a choice, the case stays as it is. */
export function merge(versions: Versions, choices: ReadonlyMap<string, Choice> = new Map()): EditInput {
  const isTheirs = new Set(findConflicts(versions).flatMap(({ id }) => (choices.get(id) === "mine" ? [] : [id])));
  const merged = byName(editableFields, (field) =>
    isListField(field) ? mergedList(field, versions, isTheirs) : mergedValue(field, versions, isTheirs),
  );
  return merged as EditInput; // Each is an input of its kind.
}

function conflictInValue(field: ValueField, { filled, now, held }: Versions): Conflict[] {
  const { name } = field;
  const isTouched = !isSame(filled[name], now[name]);
  const isOvertaken = !isSame(filled[name], held[name]) && !isSame(now[name], held[name]);
  return isTouched && isOvertaken ? [{ id: name, field, mine: now[name], theirs: held[name] }] : [];
}

function mergedValue({ name }: ValueField, { filled, now, held }: Versions, isTheirs: ReadonlySet<string>): unknown {
  return isSame(filled[name], now[name]) || isTheirs.has(name) ? held[name] : now[name];
}

export function conflictsInList<Field extends ListField>(field: Field, versions: ListVersions): ListConflict<Field>[] {
  const { filled, now, held } = byKey(field, versions);
  return touchedKeys(field, versions).flatMap((key) => {
    const [before = [], mine = [], theirs = []] = [filled.get(key), now.get(key), held.get(key)];
    const isOvertaken = !isSameSet(before, theirs) && !isSameSet(mine, theirs);
    return isOvertaken ? [{ id: toId(field, key), field, mine, theirs }] : [];
  });
}

/** Keeps the case's order. */
export function mergedList<Field extends ListField>(
  field: Field,
  versions: ListVersions,
  isTheirs: ReadonlySet<string>,
): FieldInputs[Field["name"]] {
  const { now, held } = byKey(field, versions);
  const keys = touchedKeys(field, versions).filter((key) => !isTheirs.has(toId(field, key)));
  for (const key of keys) held.set(key, now.get(key) ?? []);
  return toFieldInput(field, [...held.values()].flat());
}

function touchedKeys(field: ListField, { filled, now }: ListVersions): string[] {
  const [before, after] = [entriesIn(field, filled), entriesIn(field, now)];
  const touched = [...without(before, after), ...without(after, before)];
  return [...new Set(touched.map((entry) => keyOf(field, entry)))];
}

type ByKey = Map<string, Entry[]>;

function byKey(field: ListField, { filled, now, held }: ListVersions): Record<keyof Versions, ByKey> {
  return { filled: group(field, filled), now: group(field, now), held: group(field, held) };
}

function group(field: ListField, input: ListInput): ByKey {
  const entries: ByKey = new Map();
  for (const entry of entriesIn(field, input)) {
    const key = keyOf(field, entry);
    entries.set(key, [...(entries.get(key) ?? []), entry]);
  }
  return entries;
}

function toId({ name }: ListField, key: string): string {
  return `${name} ${key}`;
}

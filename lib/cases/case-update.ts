import type { UpdateCaseCommandInput } from "@aws-sdk/client-security-ir";
import type { CaseChange, ValueField } from "./case-changes";
import { isSame, without } from "./case-entries";
import type { EditableField } from "./case-fields";
import { toAwsRegion } from "./case-request";
import { distinct, type ListField, toComparable, toEntries } from "./edit-input";
import type { FieldFacts } from "./field-facts";

/** A list's entries are as AWS has them, apart from the wrapping of Regions. */
export type SentChange =
  | { field: ValueField; value: string | Date }
  | { field: EditableList; toAdd: HeldEntry[]; toDelete: HeldEntry[] };

type EditableList = Extract<EditableField, ListField>;

type HeldEntry = string | object;

/** Leaves out what the case has. Nothing is in both lists: AWS does not publish whether it adds or deletes first. */
export function toSentChanges(changes: readonly CaseChange[], held: FieldFacts): SentChange[] {
  return changes.flatMap((change): SentChange[] => {
    if ("value" in change) return isSame(held[change.field.name], change.value) ? [] : [change];
    const { field, removed, added } = change;
    const isRemoved = new Set(removed.map(toComparable));
    const inForm = toEntries(field, held);
    const has = heldEntries(field, held);
    const removedHere = has.filter((_, index) => isRemoved.has(toComparable(inForm[index])));
    const wanted = distinct(added.map(({ value }) => value));
    const toAdd = without(wanted, has);
    const toDelete = without(distinct(removedHere), wanted);
    return toAdd.length + toDelete.length === 0 ? [] : [{ field, toAdd, toDelete }];
  });
}

/** Without the case's ID. */
export function toUpdateCaseInput(sent: readonly SentChange[]): Omit<UpdateCaseCommandInput, "caseId"> {
  return Object.assign({}, ...sent.map(toMembers));
}

function toMembers(change: SentChange): object {
  const { name } = change.field;
  if ("value" in change) return { [name]: change.value };
  const toAdd = inAwsShape(change.field, change.toAdd);
  const toDelete = inAwsShape(change.field, change.toDelete);
  return {
    ...(toAdd.length > 0 ? { [`${name}ToAdd`]: toAdd } : {}),
    ...(toDelete.length > 0 ? { [`${name}ToDelete`]: toDelete } : {}),
  };
}

type Name = EditableField["name"];

/** The part of the update that the case has. A list can be in both. */
export type Kept = { saved: Name[]; missing: Name[] };

export function toKept(sent: readonly SentChange[], held: FieldFacts): Kept {
  const parts = sent.flatMap(toParts).map((part) => ({ name: part.field.name, isKept: isIn(part, held) }));
  const names = (wanted: boolean) => [
    ...new Set(parts.flatMap(({ name, isKept }) => (isKept === wanted ? [name] : []))),
  ];
  return { saved: names(true), missing: names(false) };
}

function toParts(change: SentChange): SentChange[] {
  if ("value" in change) return [change];
  const { field, toAdd, toDelete } = change;
  return [
    ...toAdd.map((entry) => ({ field, toAdd: [entry], toDelete: [] })),
    ...toDelete.map((entry) => ({ field, toAdd: [], toDelete: [entry] })),
  ];
}

function isIn(change: SentChange, held: FieldFacts): boolean {
  if ("value" in change) return isSameValue(held[change.field.name], change.value);
  const has = heldEntries(change.field, held);
  return without(change.toAdd, has).length === 0 && without(change.toDelete, has).length === change.toDelete.length;
}

/** AWS's times are in seconds. */
function isSameValue(held: string | Date | undefined, sent: string | Date): boolean {
  const inSeconds = (value: typeof held) => (value instanceof Date ? Math.floor(value.getTime() / 1000) : value);
  return inSeconds(held) === inSeconds(sent);
}

function heldEntries(field: ListField, held: FieldFacts): readonly HeldEntry[] {
  return held[field.name] ?? [];
}

function inAwsShape({ name }: ListField, entries: readonly HeldEntry[]): readonly HeldEntry[] {
  return name === "impactedAwsRegions" ? entries.map(toAwsRegion) : entries;
}

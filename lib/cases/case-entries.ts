import { readAccountId, splitAccountIds } from "./account-id";
import type { CaseField, FieldInputs, FieldOf } from "./case-fields";
import { isBlankRow } from "./case-rows";
import { distinct, type Entry, type ListField, type Row, toComparable } from "./edit-input";
import { readEmailAddress, toComparableEmail } from "./email-address";
import { readIpAddress } from "./ip-address";

/** A form that has at least this list. */
export type ListInput = { [Name in ListField["name"]]?: FieldInputs[Name] };

export function isListField<Field extends CaseField>(field: Field): field is Field & ListField {
  return field.kind === "accounts" || field.kind === "list" || field.kind === "rows";
}

/** Without blank entries and repeats. Accounts are in AWS's form if they can be read. */
export function entriesIn(field: ListField, input: ListInput): Entry[] {
  switch (field.kind) {
    case "accounts":
      return distinct(splitAccountIds(input[field.name] ?? "").map(toAccount));
    case "list":
      return distinct(textsIn(field, input[field.name] ?? []).filter((entry) => entry.trim() !== ""));
    case "rows":
      return distinct<Entry>(rowsIn(field, input).filter((row) => !isBlankRow(row)));
  }
}

/** The opposite of `entriesIn`. */
export function toFieldInput<Field extends ListField>(
  field: Field,
  entries: readonly Entry[],
): FieldInputs[Field["name"]] {
  // Entries of this very field.
  return (field.kind === "accounts" ? entries.join("\n") : entries) as FieldInputs[Field["name"]];
}

export function rowsIn({ name }: FieldOf<"rows">, input: ListInput): readonly Row[] {
  return input[name] ?? [];
}

/**
 * Entries with one key are the same thing: watchers by email, threat actors by address and user agent, tags by key.
 */
export function keyOf(field: ListField, entry: Entry): string {
  if (typeof entry === "string") return entry.trim();
  if (field.name === "watchers") return watcherKey(entry.email ?? "");
  if (field.name === "tags") return (entry.key ?? "").trim();
  const { ipAddress = "", userAgent = "" } = entry;
  return toComparable([addressIn(ipAddress), userAgent.trim()]);
}

export function isSame(one: unknown, other: unknown): boolean {
  return toComparable(one) === toComparable(other);
}

/** In whatever order. */
export function isSameSet(some: readonly Entry[], others: readonly Entry[]): boolean {
  return isSame(some.map(toComparable).sort(), others.map(toComparable).sort());
}

export function without<Item>(entries: readonly Item[], taken: readonly unknown[]): Item[] {
  const keys = new Set(taken.map(toComparable));
  return entries.filter((entry) => !keys.has(toComparable(entry)));
}

// The picker keeps all the codes that it does not know in one text.
function textsIn(field: FieldOf<"list">, typed: readonly string[]): readonly string[] {
  return "maxCharacters" in field ? typed : typed.flatMap((text) => text.split(",")).map((code) => code.trim());
}

function toAccount(piece: string): string {
  const reading = readAccountId(piece);
  return reading.ok ? reading.accountId : piece;
}

function watcherKey(email: string): string {
  const reading = readEmailAddress(email);
  return toComparableEmail(reading.ok ? reading.email : email.trim());
}

function addressIn(typed: string): string {
  const reading = readIpAddress(typed);
  return reading.ok ? reading.address : typed.trim();
}

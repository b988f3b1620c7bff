import { entriesIn, isListField, isSame, type ListInput, rowsIn, toFieldInput, without } from "./case-entries";
import { blankRow, byName, editableFields } from "./case-fields";
import type { CaseInput } from "./case-schema";
import { type EditInput, type ListField, toComparable } from "./edit-input";
import { newCase } from "./new-case";

/** The form with what somebody has typed, and blanks for the rest. Rows keep their places. */
export function toTouchedInput(filled: EditInput, now: EditInput): CaseInput {
  const blank = newCase("", "UTC");
  const touched = byName(editableFields, (field) => {
    if (isListField(field)) return touchedList(field, filled, now);
    return isSame(filled[field.name], now[field.name]) ? blank[field.name] : now[field.name];
  });
  return { ...blank, ...touched } as CaseInput; // Each is an input of its kind.
}

export function touchedList(field: ListField, filled: ListInput, now: ListInput): unknown {
  const added = without(entriesIn(field, now), entriesIn(field, filled));
  if (field.kind !== "rows") return toFieldInput(field, added);
  const isAdded = new Set(added.map(toComparable));
  return rowsIn(field, now).map((row) => (isAdded.has(toComparable(row)) ? row : blankRow(field.name)));
}

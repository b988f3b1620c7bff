import { blankRow, byName, type CaseField, type FieldInputs, fieldsInOrder } from "./case-fields";
import type { CaseInput } from "./case-schema";

/** An empty form. */
export function newCase(clientToken: string, timeZone: string): CaseInput {
  const blanks = byName(fieldsInOrder, (field) => blank(field, timeZone));
  return { clientToken, ...(blanks as FieldInputs) }; // Each is a blank of its kind.
}

function blank(field: CaseField, timeZone: string): unknown {
  switch (field.kind) {
    case "choice":
    case "text":
    case "accounts":
      return "";
    case "start":
      return { date: "", time: "", timeZone };
    case "list":
      return [];
    case "rows":
      return "startsWithRow" in field ? [blankRow(field.name)] : [];
  }
}

import { byName, type EditableField, editableFields, type FieldInputs, type FieldOf } from "./case-fields";
import type { FieldFacts } from "./field-facts";
import type { IncidentStartInput } from "./incident-start";
import { toUtcInput } from "./utc-input";

/** The part of the form that UpdateCase can change. */
export type EditInput = Pick<FieldInputs, EditableField["name"]>;

/** The form as a browser shows the case: its boxes change line ends, and equal entries become one. */
export function toEditInput(facts: FieldFacts): EditInput {
  return byName(editableFields, (field) => filled(field, facts)) as EditInput; // Each is an input of its kind.
}

/** Other members of the form are left out. */
export function editableOf<Input extends EditInput>(input: Input): EditInput {
  return byName(editableFields, ({ name }) => input[name]) as EditInput; // Name and value belong together.
}

function filled(field: EditableField, facts: FieldFacts): unknown {
  switch (field.kind) {
    case "choice":
      return facts[field.name] ?? "";
    case "text":
      return field.multiline ? inLines(facts[field.name] ?? "") : inOneLine(facts[field.name] ?? "");
    case "start":
      return toStart(facts[field.name]);
    case "accounts":
      return toEntries(field, facts).join("\n");
    case "list":
    case "rows":
      return distinct(toEntries(field, facts));
  }
}

export type Row = Readonly<Record<string, string>>;

/** An account, a Region or a service, or the cells of a row, as the form has them. */
export type Entry = string | Row;

export type ListField = FieldOf<"accounts" | "list" | "rows">;

/** In AWS's order, one for each of AWS's entries. */
export function toEntries(field: ListField, facts: FieldFacts): Entry[] {
  if (field.kind !== "rows") return [...(facts[field.name] ?? [])];
  const rows: readonly Readonly<Record<string, string | undefined>>[] = facts[field.name] ?? [];
  return rows.map((row) =>
    Object.fromEntries(Object.keys(field.cells).map((cell) => [cell, inOneLine(row[cell] ?? "")])),
  );
}

export function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [toComparable(item), item])).values()];
}

/** The order of a row's cells does not matter, nor a cell that is undefined. */
export function toComparable(value: unknown): string {
  if (typeof value !== "object" || value === null || value instanceof Date || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  const cells = Object.entries(value).filter(([, cell]) => cell !== undefined);
  return JSON.stringify(cells.sort(([one], [other]) => (one < other ? -1 : 1)));
}

// As a text box and a text area do: https://html.spec.whatwg.org/multipage/form-elements.html#concept-textarea-api-value

function inOneLine(text: string): string {
  return text.replace(/[\r\n]/g, "");
}

function inLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** Empty where a date box could not show it. */
function toStart(start: Date | undefined): IncidentStartInput {
  const isShown = start !== undefined && !Number.isNaN(start.getTime()) && /^\d{4}-/.test(start.toISOString());
  return isShown ? toUtcInput(start) : { date: "", time: "", timeZone: "UTC" };
}

import { type CaseField, fieldsInOrder } from "./case-fields";
import { toPlainLabel } from "./case-words";

/** The name of a path's control inside a sentence: "Email of watcher 2". Empty for a path without a control. */
export function toPlaceName(path: string): string {
  const [name, row, cell] = path.split(".");
  const field = fieldsInOrder.find((one) => one.name === name);
  if (field === undefined) return "";
  const label = toPlainLabel(field.label);
  if (field.kind !== "rows" || row === undefined) return label;
  const place = `${field.noun} ${Number(row) + 1}`;
  const cellLabel = cell === undefined ? undefined : labelOf(field, cell);
  // An IP address's first cell has the row's own name.
  if (cellLabel === undefined || cellLabel === field.noun) return place.charAt(0).toUpperCase() + place.slice(1);
  return `${cellLabel} of ${place}`;
}

function labelOf(field: Extract<CaseField, { kind: "rows" }>, cell: string): string | undefined {
  const cells: Readonly<Record<string, { label: string }>> = field.cells;
  return cells[cell]?.label;
}

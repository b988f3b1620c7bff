import { isBlankRow } from "@/lib/cases/case-rows";

/** Inserts pasted rows at or after `index`. Blank rows make room. */
export function withPasted<Row extends object>(rows: readonly Row[], index: number, pasted: readonly Row[]): Row[] {
  const row = rows[index];
  const start = row && isBlankRow(row) ? index : index + 1;
  const rest = rows.slice(start);
  const firstFilled = rest.findIndex((one) => !isBlankRow(one));
  return [...rows.slice(0, start), ...pasted, ...(firstFilled === -1 ? [] : rest.slice(firstFilled))];
}

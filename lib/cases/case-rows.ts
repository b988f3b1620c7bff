/** Whether nothing but white space was typed in any cell of a row. */
export function isBlankRow(row: object): boolean {
  return Object.values(row).every((cell) => typeof cell === "string" && cell.trim() === "");
}

/** The rows that are sent, each with its index as typed: blank rows are dropped, and errors still have to name the row on the screen. */
export function filledRows<Row extends object>(rows: readonly Row[]): { row: Row; index: number }[] {
  return rows.map((row, index) => ({ row, index })).filter(({ row }) => !isBlankRow(row));
}

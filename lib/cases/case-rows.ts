/** White space counts as blank. */
export function isBlankRow(row: object): boolean {
  return Object.values(row).every((cell) => typeof cell === "string" && cell.trim() === "");
}

/** The rows to send, each with its index on the screen, which errors have to name. */
export function filledRows<Row extends object>(rows: readonly Row[]): { row: Row; index: number }[] {
  return rows.map((row, index) => ({ row, index })).filter(({ row }) => !isBlankRow(row));
}

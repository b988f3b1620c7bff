import Papa from "papaparse";

/** The cells of each row; lines that are no rows of their own are left out. */
export function toCells(rows: readonly string[], delimiter: string): string[][] {
  if (delimiter === "|") return rows.filter((row) => !isMarkdownRule(row)).map(toMarkdownCells);
  if (delimiter === "w3c") {
    return rows
      .filter((row) => !row.startsWith("#"))
      .map((row) => row.split(row.includes("\t") ? "\t" : " ").map(toW3cCell));
  }
  return Papa.parse<string[]>(rows.join("\n"), { delimiter, skipEmptyLines: true }).data;
}

/** The line of dashes below a Markdown header. */
export function isMarkdownRule(line: string): boolean {
  return /^[\s|:-]+$/.test(line);
}

export function toMarkdownCells(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => withoutMarks(cell.trim()));
}

/** Without the signs of Markdown around it. From both ends: a pattern for the end of a text is tried at each sign of it. */
function withoutMarks(cell: string): string {
  let start = 0;
  let end = cell.length;
  while (start < end && marks.has(cell.charAt(start))) start++;
  while (end > start && marks.has(cell.charAt(end - 1))) end--;
  return cell.slice(start, end);
}

const marks = new Set("`*_");

/** W3C logs write spaces in a value as + or %20. */
function toW3cCell(cell: string): string {
  const spaced = cell.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

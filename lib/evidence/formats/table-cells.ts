import Papa from "papaparse";

/** Leaves out Markdown's rules and W3C's directives. */
export function toCells(rows: readonly string[], delimiter: string): string[][] {
  if (delimiter === "|") return rows.filter((row) => !isMarkdownRule(row)).map(toMarkdownCells);
  if (delimiter === "bars") return rows.map((row) => row.split("|").map((cell) => cell.trim()));
  if (delimiter === "w3c") {
    return rows
      .filter((row) => !row.startsWith("#"))
      .map((row) => row.split(row.includes("\t") ? "\t" : " ").map(toW3cCell));
  }
  if (delimiter === " ") return rows.map((row) => row.trim().split(/\s+/));
  return Papa.parse<string[]>(rows.join("\n"), { delimiter, skipEmptyLines: true }).data;
}

/** The dashes below a Markdown header. */
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

// A loop, because a pattern anchored at the end would backtrack at every mark.
function withoutMarks(cell: string): string {
  let start = 0;
  let end = cell.length;
  while (start < end && marks.has(cell.charAt(start))) start++;
  while (end > start && marks.has(cell.charAt(end - 1))) end--;
  return cell.slice(start, end);
}

const marks = new Set("`*_");

// W3C logs write spaces as + or %20.
function toW3cCell(cell: string): string {
  const spaced = cell.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

import Papa from "papaparse";
import { type FieldRole, roleOf } from "./field-roles";
import { toMarkdownCells } from "./table-cells";

/** `delimiter` is "w3c" for `#Fields:` logs, which use tabs or spaces. */
export type TableHeader = { roles: (FieldRole | undefined)[]; delimiter: string; isCloudTrail: boolean };

const maxHeaderLength = 20_000;
const maxColumns = 500;

// A cheap first test, since any line could be a header.
const headerWords = /ip|addr|src|source|client|remote|ioc|indicator|observable|attacker|event/i;

/** Undefined unless the line names a column of addresses or events. */
export function readHeader(line: string): TableHeader | undefined {
  if (line.length > maxHeaderLength || !/[|,;\t]|^#Fields:/.test(line)) return undefined;
  if (!headerWords.test(line) || /\d[.:]\d/.test(line)) return undefined;
  if (line.startsWith("#Fields:")) return toHeader(line.slice(8).trim().split(/\s+/), "w3c");
  if (/^\s*\|.*\|\s*$/.test(line)) return toHeader(toMarkdownCells(line), "|");
  // The commonest separator wins.
  const [delimiter = ","] = ["\t", ",", ";", "|"].sort((a, b) => line.split(b).length - line.split(a).length);
  const [cells = []] = Papa.parse<string[]>(line, { delimiter }).data;
  return toHeader(cells, delimiter);
}

function toHeader(cells: string[], delimiter: string): TableHeader | undefined {
  if (cells.length < 2 || cells.length > maxColumns) return undefined;
  // Column names are short; more words make a sentence with commas.
  if (cells.some((cell) => cell.length > 60 || cell.trim().split(/\s+/).length > 4)) return undefined;
  const names = new Set(cells.map((cell) => cell.toLowerCase().replace(/[^a-z\d]/g, "")));
  const isCloudTrail =
    names.has("eventname") && ["eventtime", "eventsource", "sourceipaddress"].some((name) => names.has(name));
  const roles = cells.map((cell) => roleOf(cell));
  const isTable = isCloudTrail || roles.some((role) => role === "address" || role === "event");
  return isTable ? { roles, delimiter, isCloudTrail } : undefined;
}

import Papa from "papaparse";
import { type FieldRole, roleOf } from "./field-roles";
import { toMarkdownCells } from "./table-cells";

/** What each column holds. `delimiter` is "w3c" for `#Fields:` logs, which part by tabs or spaces. */
export type TableHeader = { roles: (FieldRole | undefined)[]; delimiter: string; isCloudTrail: boolean };

const maxHeaderLength = 20_000;
const maxColumns = 500;

/** A header has one of these in it, and no address or time: asked first, since every line of a text may be one. */
const headerWords = /ip|addr|src|source|client|remote|ioc|indicator|observable|attacker|event/i;

/** The header that a line is, if it has a column of addresses or of events. */
export function readHeader(line: string): TableHeader | undefined {
  if (line.length > maxHeaderLength || !/[|,;\t]|^#Fields:/.test(line)) return undefined;
  if (!headerWords.test(line) || /\d[.:]\d/.test(line)) return undefined;
  if (line.startsWith("#Fields:")) return toHeader(line.slice(8).trim().split(/\s+/), "w3c");
  if (/^\s*\|.*\|\s*$/.test(line)) return toHeader(toMarkdownCells(line), "|");
  // The sign that parts most: a user agent's column may hold commas, a header does not.
  const [delimiter = ","] = ["\t", ",", ";", "|"].sort((a, b) => line.split(b).length - line.split(a).length);
  const [cells = []] = Papa.parse<string[]>(line, { delimiter }).data;
  return toHeader(cells, delimiter);
}

function toHeader(cells: string[], delimiter: string): TableHeader | undefined {
  if (cells.length < 2 || cells.length > maxColumns) return undefined;
  // Names of columns are short; more words are a sentence with commas in it.
  if (cells.some((cell) => cell.length > 60 || cell.trim().split(/\s+/).length > 4)) return undefined;
  const names = new Set(cells.map((cell) => cell.toLowerCase().replace(/[^a-z\d]/g, "")));
  const isCloudTrail =
    names.has("eventname") && ["eventtime", "eventsource", "sourceipaddress"].some((name) => names.has(name));
  const roles = cells.map((cell) => roleOf(cell));
  const isTable = isCloudTrail || roles.some((role) => role === "address" || role === "event");
  return isTable ? { roles, delimiter, isCloudTrail } : undefined;
}

import Papa from "papaparse";
import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { type FieldRole, roleOf } from "./field-roles";
import { parseJson } from "./json-value";
import { readEnds } from "./network-ends";
import { readRecord } from "./record";

/** The columns of a table by what they hold; `delimiter` is what parts them. */
type Header = { roles: (FieldRole | undefined)[]; delimiter: string; isCloudTrail: boolean };

/**
 * The rows of a table under a header that names its columns: CSV and TSV, CloudTrail's as the event history, Athena and CloudTrail Lake write it, Markdown,
 * and W3C logs (`#Fields:`, CloudFront and IIS). Rows are read in batches by papaparse, which knows quotes and line ends within them.
 */
export class TableReader {
  readonly #findings: Findings;
  readonly #text: FreeTextReader;
  readonly #header: Header;
  #rows: string[] = [];
  #length = 0;
  #isWithinQuotes = false;
  #isConfirmed = false;

  /** A reader for the rows below this line, if it is a header with a column of addresses or of events. */
  static forHeader(line: string, findings: Findings, text: FreeTextReader): TableReader | undefined {
    const header = readHeader(line);
    return header === undefined ? undefined : new TableReader(header, findings, text);
  }

  private constructor(header: Header, findings: Findings, text: FreeTextReader) {
    this.#header = header;
    this.#findings = findings;
    this.#text = text;
  }

  /** Takes the next line; false when the table ended before it. */
  line(line: string): boolean {
    if (!this.#isWithinQuotes && line.trim() === "") return false;
    if (this.#header.delimiter === "|" && !line.trimStart().startsWith("|")) return false;
    if (!this.#isConfirmed && !this.#confirm(line)) return false;
    this.#rows.push(line);
    this.#length += line.length + 1;
    if (this.#mayQuote && countQuotes(line) % 2 === 1) this.#isWithinQuotes = !this.#isWithinQuotes;
    // A quotation mark that is never closed would hold back the rest of the file.
    if ((!this.#isWithinQuotes && this.#length > batchLength) || this.#length > maxBufferedLength) this.end();
    return true;
  }

  /** Prose can look like a header: then the line below does not look like a row. */
  #confirm(line: string): boolean {
    const { roles, isCloudTrail, delimiter } = this.#header;
    if (delimiter === "|" && /^[\s|:-]+$/.test(line)) return true;
    const [cells = []] = this.#toCells([line]);
    this.#isConfirmed =
      isCloudTrail ||
      line.startsWith("#") ||
      cells.length === roles.length ||
      cells.some((cell, column) => roles[column] === "address" && this.#findings.classify(cell) !== undefined);
    return this.#isConfirmed;
  }

  /** Reads what has been held back. */
  end(): void {
    const rows = this.#rows;
    this.#rows = [];
    this.#length = 0;
    this.#isWithinQuotes = false;
    for (const cells of this.#toCells(rows)) this.#readRow(cells);
  }

  get #mayQuote(): boolean {
    return this.#header.delimiter !== "|" && this.#header.delimiter !== "w3c";
  }

  #toCells(rows: string[]): string[][] {
    const { delimiter } = this.#header;
    if (delimiter === "|") return rows.filter((row) => !/^[\s|:-]+$/.test(row)).map(toMarkdownCells);
    if (delimiter === "w3c") {
      return rows
        .filter((row) => !row.startsWith("#"))
        .map((row) => row.split(row.includes("\t") ? "\t" : " ").map(toW3cCell));
    }
    return Papa.parse<string[]>(rows.join("\n"), { delimiter, skipEmptyLines: true }).data;
  }

  #readRow(cells: string[]): void {
    const { roles, isCloudTrail, delimiter } = this.#header;
    const cellsOf = (role: FieldRole) =>
      cells.filter((cell, column) => roles[column] === role && cell.trim() !== "").map((cell) => cell.trim());
    const [event] = cellsOf("event")
      .map(parseJson)
      .filter((value) => value !== undefined);
    if (event !== undefined) {
      readRecord(event, this.#findings, this.#text);
      return;
    }
    this.#findings.startRecord(isCloudTrail ? "CloudTrail event" : "table row");
    const [userAgent] = cellsOf("user agent");
    const sources = cellsOf("address");
    readEnds(this.#findings, { source: sources, destination: cellsOf("own"), userAgent });
    for (const source of sources) this.#readOtherSource(source);
    const accounts = cellsOf("account");
    for (const account of accounts) for (const id of account.split(/[\s,;]+/)) this.#findings.addAccount(id);
    for (const caller of cellsOf("caller's account")) {
      if (accounts.length === 0) this.#findings.addAccount(caller);
      else if (!accounts.includes(caller)) this.#findings.skip("caller's account", caller);
    }
    for (const region of cellsOf("region")) this.#findings.addRegion(region);
    for (const service of cellsOf("service")) this.#findings.addService(service);
    for (const time of delimiter === "w3c" ? [cellsOf("time").join("T")] : cellsOf("time")) {
      this.#findings.addMoment(time, "a time in a table", isCloudTrail || delimiter === "w3c");
    }
  }

  /** What stands in a column of addresses and is none: a service, or a text that may hold one. */
  #readOtherSource(source: string): void {
    if (this.#findings.classify(source) !== undefined) return;
    if (/\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(source)) this.#findings.skip("service host", source);
    else if (/\d/.test(source)) this.#text.line(source);
    else if (/^[a-z\d.-]+\.[a-z]{2,}$/i.test(source)) this.#findings.skip("host name", source);
  }
}

const batchLength = 100_000;
const maxBufferedLength = 2_000_000;
const maxHeaderLength = 20_000;
const maxColumns = 500;

/** A header has one of these in it, and no address or time: asked first, since every line of a text may be one. */
const headerWords = /ip|addr|src|source|client|remote|ioc|indicator|observable|attacker|event/i;

function readHeader(line: string): Header | undefined {
  if (line.length > maxHeaderLength || !/[|,;\t]|^#Fields:/.test(line)) return undefined;
  if (!headerWords.test(line) || /\d[.:]\d/.test(line)) return undefined;
  if (line.startsWith("#Fields:")) return toHeader(line.slice(8).trim().split(/\s+/), "w3c");
  if (/^\s*\|.*\|\s*$/.test(line)) return toHeader(toMarkdownCells(line), "|");
  // The sign that parts most: a user agent's column may hold commas, a header does not.
  const [delimiter = ","] = ["\t", ",", ";", "|"].sort((a, b) => line.split(b).length - line.split(a).length);
  const [cells = []] = Papa.parse<string[]>(line, { delimiter }).data;
  return toHeader(cells, delimiter);
}

function toHeader(cells: string[], delimiter: string): Header | undefined {
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

function toMarkdownCells(row: string): string[] {
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

function countQuotes(line: string): number {
  let count = 0;
  for (let place = line.indexOf('"'); place !== -1; place = line.indexOf('"', place + 1)) count++;
  return count;
}

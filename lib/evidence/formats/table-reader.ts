import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { addressIn } from "./dressed-address";
import { addressRoleOf, rolesOf } from "./field-roles";
import { parseJson } from "./json-value";
import { wordsOf } from "./name-words";
import { type NamedValue, readNamedValues } from "./named-values";
import { readRecord } from "./record";
import { isMarkdownRule, toCells } from "./table-cells";
import { readHeader, type TableHeader } from "./table-header";

/** Reads the rows of CSV, TSV, Markdown tables and W3C logs by their header, in batches. */
export class TableReader {
  readonly #findings: Findings;
  readonly #text: FreeTextReader;
  readonly #header: TableHeader;
  readonly #paths: readonly (readonly string[])[];
  #rows: string[] = [];
  #length = 0;
  #isWithinQuotes = false;
  #isConfirmed = false;
  #indicatorList: boolean | undefined;

  /** Undefined unless the line is a header with a column of addresses or events. */
  static forHeader(line: string, findings: Findings, text: FreeTextReader): TableReader | undefined {
    const header = readHeader(line);
    return header === undefined ? undefined : new TableReader(header, findings, text);
  }

  private constructor(header: TableHeader, findings: Findings, text: FreeTextReader) {
    this.#header = header;
    this.#paths = header.names.map((name) => [name]);
    this.#findings = findings;
    this.#text = text;
  }

  /** False if the table ended before this line. */
  readLine(line: string): boolean {
    if (!this.#isWithinQuotes && line.trim() === "") return false;
    if (this.#header.delimiter === "|" && !line.trimStart().startsWith("|")) return false;
    if (!this.#isConfirmed && !this.#confirm(line)) return false;
    this.#rows.push(line);
    this.#length += line.length + 1;
    if (this.#mayQuote && countQuotes(line) % 2 === 1) this.#isWithinQuotes = !this.#isWithinQuotes;
    // An unclosed quote would hold back the rest of the file.
    if ((!this.#isWithinQuotes && this.#length > batchLength) || this.#length > maxBufferedLength) this.end();
    return true;
  }

  // Prose can look like a header, but then the next line does not look like a row.
  #confirm(line: string): boolean {
    const { names, isCloudTrail, delimiter } = this.#header;
    if (delimiter === "|" && isMarkdownRule(line)) return true;
    const [cells = []] = toCells([line], delimiter);
    this.#isConfirmed =
      isCloudTrail ||
      line.startsWith("#") ||
      cells.length === names.length ||
      cells.some((cell) => addressIn(cell) !== undefined);
    return this.#isConfirmed;
  }

  /** Reads the rows held back so far. */
  end(): void {
    const rows = this.#rows;
    this.#rows = [];
    this.#length = 0;
    this.#isWithinQuotes = false;
    for (const cells of toCells(rows, this.#header.delimiter)) this.#readRow(cells);
  }

  // "dst_ip, c2_status, malware": the far ends of connections from anywhere.
  get #isIndicatorList(): boolean {
    this.#indicatorList ??=
      this.#paths.some(([name = ""]) => wordsOf(name).some((word) => indicatorWords.test(word))) &&
      this.#paths
        .filter(([name = ""]) => wordsOf(name).some((word) => /^(?:ip|ips|ipv[46]|addr|address)$/.test(word)))
        .every((path) => /^(?:address|destination)$/.test(addressRoleOf(path)));
    return this.#indicatorList;
  }

  get #mayQuote(): boolean {
    return !["|", "bars", "w3c"].includes(this.#header.delimiter);
  }

  #readRow(cells: string[]): void {
    const { isCloudTrail, delimiter } = this.#header;
    const before = { gave: this.#findings.gave, addresses: this.#findings.gaveAddresses };
    const readers = { findings: this.#findings, text: this.#text };
    const values: { path: readonly string[]; value: string }[] = [];
    for (const [column, cell] of cells.entries()) {
      const value = cell.trim();
      if (value !== "" && value !== "-") values.push({ path: this.#paths[column] ?? unnamed, value });
    }
    const events = values.filter(({ path, value }) => /^[[{]/.test(value) && rolesOf(path).other === "event");
    const records = events.flatMap(({ value }) => parseJson(value) ?? []);
    for (const record of records) readRecord(record, this.#findings, this.#text);
    const rest = records.length === 0 ? values : values.filter((value) => !events.includes(value));
    if (records.length === 0) this.#findings.startRecord(isCloudTrail ? "CloudTrail event" : "table row");
    const isUtc = isCloudTrail || delimiter === "w3c";
    // What CloudTrail's other columns name is the caller's.
    const isWithoutText = isCloudTrail;
    const whole = delimiter === "w3c" ? withWholeTime(rest) : rest;
    const isIndicator = this.#isIndicatorList;
    readNamedValues(whole, readers, { what: "a time in a table", isUtc, isWithoutText, isIndicator });
    if (this.#findings.gaveAddresses === before.addresses && records.length === 0 && !isCloudTrail) {
      this.#text.readLine(cells.join(" "), { isWithoutTimes: true });
    }
    if (this.#findings.gave > before.gave) return;
    const row = cells.join(" ");
    if (/[\p{L}\d]/u.test(row)) this.#findings.addUnread(row);
  }
}

// W3C logs have a column each for date and time, in UTC.
function withWholeTime(values: readonly NamedValue[]): NamedValue[] {
  const named = (name: string) => values.find(({ path }) => path[0] === name)?.value;
  const [date, time] = [named("date"), named("time")];
  if (typeof date !== "string" || typeof time !== "string") return [...values];
  const others = values.filter(({ path }) => path[0] !== "date" && path[0] !== "time");
  return [...others, { path: ["datetime"], value: `${date}T${time}Z` }];
}

const indicatorWords = /^(?:malware|threat|threats|botnet|c2|confidence|tlp|reputation)$/;
const unnamed = [""];
const batchLength = 100_000;
const maxBufferedLength = 2_000_000;

function countQuotes(line: string): number {
  let count = 0;
  for (let place = line.indexOf('"'); place !== -1; place = line.indexOf('"', place + 1)) count++;
  return count;
}

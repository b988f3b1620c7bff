import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import type { FieldRole } from "./field-roles";
import { parseJson } from "./json-value";
import { readEnds } from "./network-ends";
import { readRecord } from "./record";
import { isMarkdownRule, toCells } from "./table-cells";
import { readHeader, type TableHeader } from "./table-header";

/** Reads the rows of CSV, TSV, Markdown tables and W3C logs by their header, in batches. */
export class TableReader {
  readonly #findings: Findings;
  readonly #text: FreeTextReader;
  readonly #header: TableHeader;
  #rows: string[] = [];
  #length = 0;
  #isWithinQuotes = false;
  #isConfirmed = false;

  /** Undefined unless the line is a header with a column of addresses or events. */
  static forHeader(line: string, findings: Findings, text: FreeTextReader): TableReader | undefined {
    const header = readHeader(line);
    return header === undefined ? undefined : new TableReader(header, findings, text);
  }

  private constructor(header: TableHeader, findings: Findings, text: FreeTextReader) {
    this.#header = header;
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
    const { roles, isCloudTrail, delimiter } = this.#header;
    if (delimiter === "|" && isMarkdownRule(line)) return true;
    const [cells = []] = toCells([line], delimiter);
    this.#isConfirmed =
      isCloudTrail ||
      line.startsWith("#") ||
      cells.length === roles.length ||
      cells.some((cell, column) => roles[column] === "address" && this.#findings.classify(cell) !== undefined);
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

  get #mayQuote(): boolean {
    return this.#header.delimiter !== "|" && this.#header.delimiter !== "w3c";
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

  // A column of addresses can also hold a service, a host name, or text with an address in it.
  #readOtherSource(source: string): void {
    if (this.#findings.classify(source) !== undefined) return;
    if (/\.amazonaws\.com(?:\.cn)?$|^AWS Internal$/.test(source)) this.#findings.skip("service host", source);
    else if (/\d/.test(source)) this.#text.readLine(source);
    else if (/^[a-z\d.-]+\.[a-z]{2,}$/i.test(source)) this.#findings.skip("host name", source);
  }
}

const batchLength = 100_000;
const maxBufferedLength = 2_000_000;

function countQuotes(line: string): number {
  let count = 0;
  for (let place = line.indexOf('"'); place !== -1; place = line.indexOf('"', place + 1)) count++;
  return count;
}

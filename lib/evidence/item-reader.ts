import type { Findings } from "./findings/findings";
import { readAccessLogLine } from "./formats/access-log";
import { firstLineOfExport, lastLineOfExport, readExportedText } from "./formats/exported-case-text";
import { isObject, parseJson } from "./formats/json-value";
import { readOtherJson } from "./formats/other-json";
import { readRecord } from "./formats/record";
import { TableReader } from "./formats/table-reader";
import type { SegmentSink } from "./segmenter";
import { FreeTextReader } from "./text/free-text-reader";

export class ItemReader implements SegmentSink {
  readonly #findings: Findings;
  readonly #text: FreeTextReader;
  #table: TableReader | undefined;
  #export: string[] | undefined;
  #hasText = false;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#text = new FreeTextReader(findings);
  }

  acceptsJson(): boolean {
    return this.#table === undefined && this.#export === undefined;
  }

  readJson(text: string): void {
    const value = parseJson(text);
    if (value === undefined) for (const line of text.split(/[\r\n]+/)) this.#readText(line);
    else readRecord(value, this.#findings, this.#text);
  }

  readEnvelope(text: string): void {
    readOtherJson(parseJson(text), this.#findings, this.#text);
  }

  readLine(line: string): void {
    if (this.#export !== undefined) {
      this.#readExportedLine(line);
      return;
    }
    if (this.#table?.readLine(line) === true) return;
    this.#endTable();
    if (firstLineOfExport.test(line)) {
      this.#export = [line];
      return;
    }
    this.#table = TableReader.forHeader(line, this.#findings, this.#text);
    if (this.#table !== undefined || readAccessLogLine(line, this.#findings)) return;
    this.#readText(line);
  }

  end(): void {
    this.#endTable();
    for (const line of this.#export ?? []) this.#readText(line);
    this.#export = undefined;
    if (this.#hasText) this.#findings.startRecord("text");
  }

  #endTable(): void {
    this.#table?.end();
    this.#table = undefined;
  }

  #readExportedLine(line: string): void {
    const lines = this.#export ?? [];
    lines.push(line);
    if (lastLineOfExport.test(line)) {
      this.#export = undefined;
      readExportedText(lines, this.#findings);
    } else if (lines.length > maxExportedLines) {
      this.#export = undefined;
      for (const one of lines) this.#readText(one);
    }
  }

  #readText(line: string): void {
    const [around, record] = splitRecord(line);
    if (record !== undefined) readRecord(record, this.#findings, this.#text);
    // The portal's own command beside an exported case names the membership's Region.
    if (around.trim() === "" || (record !== undefined && /\bcreate-case\b/.test(around))) return;
    if (record === undefined) this.#hasText = true;
    // Text counts less than a record before it.
    this.#findings.startText();
    this.#text.readLine(around);
  }
}

// A description of 8,000 line breaks, and everything else in a case.
const maxExportedLines = 20_000;

// A record behind a log's time and host, or quoted in a command.
function splitRecord(line: string): [string, object | undefined] {
  const start = line.indexOf('{"');
  const end = line.lastIndexOf("}");
  if (start === -1 || end - start < 20) return [line, undefined];
  const record = parseJson(line.slice(start, end + 1));
  return isObject(record) ? [`${line.slice(0, start)} ${line.slice(end + 1)}`, record] : [line, undefined];
}

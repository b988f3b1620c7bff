import type { Findings } from "./findings/findings";
import { readAccessLogLine } from "./formats/access-log";
import { firstLineOfExport, lastLineOfExport, readExportedText } from "./formats/exported-case-text";
import { isObject, parseJson } from "./formats/json-value";
import { readLogLine } from "./formats/log-line";
import { type NamedValue, readNamedValues } from "./formats/named-values";
import { readOtherJson } from "./formats/other-json";
import { readRecord } from "./formats/record";
import { TableReader } from "./formats/table-reader";
import { RecordRepair } from "./repair-json";
import type { SegmentSink } from "./segmenter";
import { FreeTextReader } from "./text/free-text-reader";
import { LabelLines } from "./text/label-lines";
import { XmlLines } from "./text/xml-lines";

export class ItemReader implements SegmentSink {
  readonly #findings: Findings;
  readonly #text: FreeTextReader;
  #table: TableReader | undefined;
  #export: string[] | undefined;
  #hasText = false;
  readonly #labels = new LabelLines();
  readonly #xml = new XmlLines();
  readonly #repair = new RecordRepair();

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#text = new FreeTextReader(findings);
  }

  acceptsJson(): boolean {
    return this.#table === undefined && this.#export === undefined;
  }

  readJson(text: string): void {
    this.#endXml();
    this.#endLabels();
    const value = parseJson(text);
    if (value === undefined) for (const line of text.split(/[\r\n]+/)) this.#readText(line);
    else this.#counted(text, () => readRecord(value, this.#findings, this.#text));
  }

  readEnvelope(text: string): void {
    this.#endXml();
    this.#endLabels();
    readOtherJson(parseJson(text), this.#findings, this.#text);
  }

  readLine(line: string, isRest: boolean): void {
    if (isRest && this.#table === undefined && this.#export === undefined) {
      // Its beginning was counted.
      this.#readTextLine(line);
      return;
    }
    if (this.#export !== undefined) {
      this.#readExportedLine(line);
      return;
    }
    if (this.#table?.readLine(line) === true) return;
    this.#endTable();
    if (this.#xml.add(line)) {
      this.#endLabels();
      if (this.#xml.isFull) this.#endXml();
      return;
    }
    this.#endXml();
    if (firstLineOfExport.test(line)) {
      this.#export = [line];
      return;
    }
    this.#table = TableReader.forHeader(line, this.#findings, this.#text);
    if (this.#table !== undefined) {
      this.#endLabels();
      return;
    }
    if (this.#labels.add(line)) return;
    this.#endLabels();
    if (readAccessLogLine(line, this.#findings)) return;
    this.#readText(line);
  }

  // What gives nothing is counted and shown.
  #counted(source: string, read: () => void): void {
    const before = this.#findings.gave;
    read();
    if (this.#findings.gave === before && /[\p{L}\d]/u.test(source)) this.#findings.addUnread(source.slice(0, 500));
  }

  end(): void {
    this.#endTable();
    this.#endXml();
    this.#endLabels();
    for (const line of this.#export ?? []) this.#readText(line);
    this.#export = undefined;
    if (this.#hasText) this.#findings.startRecord("text");
  }

  #endTable(): void {
    this.#table?.end();
    this.#table = undefined;
  }

  #endXml(): void {
    const { values, lines } = this.#xml.take();
    if (values.length > 0) this.#readTextRecord(values);
    for (const line of lines) this.#readLoneLine(line);
  }

  #readTextRecord(values: NamedValue[]): void {
    this.#hasText = true;
    this.#findings.startText();
    readNamedValues(values, { findings: this.#findings, text: this.#text }, { what: "a time in the text" });
  }

  #endLabels(): void {
    const taken = this.#labels.take();
    if ("values" in taken) this.#readTextRecord(taken.values);
    else for (const line of taken.lines) this.#readLoneLine(line);
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

  #readLoneLine(line: string): void {
    if (!readAccessLogLine(line, this.#findings)) this.#readText(line);
  }

  #readText(line: string): void {
    this.#counted(line, () => this.#readTextLine(line));
  }

  // A record behind a log's time and host, or quoted in a command.
  #splitRecord(line: string): [string, object | undefined] {
    const start = line.search(/\{["'“]/);
    const end = line.lastIndexOf("}");
    if (start === -1 || end - start < 20) return [line, undefined];
    const text = line.slice(start, end + 1);
    const whole = parseJson(text);
    const record = whole ?? this.#repair.repair(text);
    if (!isObject(record)) return [line, undefined];
    if (whole === undefined) this.#findings.addRepair();
    return [`${line.slice(0, start)} ${line.slice(end + 1)}`, record];
  }

  #readTextLine(line: string): void {
    const [around, record] = this.#splitRecord(line);
    if (record !== undefined) readRecord(record, this.#findings, this.#text);
    // The portal's own command beside an exported case names the membership's Region.
    if (line.trim() === "") this.#text.endTable();
    if (around.trim() === "" || (record !== undefined && /\bcreate-case\b/.test(around))) return;
    // "#Date:" says when a log was begun.
    if (/^#(?:Start-|End-)?Date:/.test(around)) {
      this.#text.readLine(around, { isWithoutTimes: true });
      return;
    }
    if (record === undefined) this.#hasText = true;
    // Text counts less than a record before it.
    this.#findings.startText();
    if (record === undefined && this.#findings.wantsProse && isProse(around)) this.#findings.addProse(around);
    if (!readLogLine(around, this.#findings, this.#text)) this.#text.readLine(around);
  }
}

// A description of 8,000 line breaks, and everything else in a case.
const maxExportedLines = 20_000;

// A sentence rather than a log's line.
function isProse(line: string): boolean {
  return !/\w=\S|[{}<>|]/.test(line) && (line.match(/(?<!\S)\p{L}{2,}[,.;:!?]?(?=\s|$)/gu)?.length ?? 0) >= 5;
}

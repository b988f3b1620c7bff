import { isTelling, type NamedValue } from "@/lib/evidence/formats/named-values";
import { readKeyValues } from "./key-values";

/** Gathers the lines of a record in XML that has an element on each. */
export class XmlLines {
  #lines: string[] = [];
  #length = 0;

  /** False if the line does not belong to a record. */
  add(line: string): boolean {
    if (!xmlLine.test(line) || this.isFull) return false;
    this.#lines.push(line);
    this.#length += line.length;
    return true;
  }

  /** True if the record ends here. */
  get isFull(): boolean {
    return this.#lines.length >= maxLines || this.#length > maxLength || recordEnd.test(this.#lines.at(-1) ?? "");
  }

  /** The record and what is left of it, or the lines if they are none. */
  take(): { values: NamedValue[]; lines: string[] } {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    // One line is read as any other.
    const values = lines.length < 2 ? [] : (readKeyValues(lines.join(" "))?.values ?? []);
    if (!values.some(isTelling)) return { values: [], lines };
    const rest = lines.map((line) => line.replace(wholeElement, " ").replace(tag, " "));
    return { values, lines: rest.filter((line) => /[\p{L}\d]/u.test(line)) };
  }
}

const maxLines = 500;
const maxLength = 50_000;
// Not a syslog's "<134>".
const xmlLine = /^\s{0,40}<[/?!A-Za-z]/;
// Alone on its line, or of a record on one line.
const recordEnd =
  /^\s{0,40}<\/(?:\w{1,20}:)?(?:event|record|entry|item|row|alert|incident|message|log|audit\w{0,20})>\s*$/i;
const wholeElement = /<([A-Za-z][\w.:-]{0,60})(?:\s[^<>]{0,300})?>[^<>]{1,2000}<\/[^<>]{1,61}>/g;
const tag = /<[^<>]{1,2000}>/g;

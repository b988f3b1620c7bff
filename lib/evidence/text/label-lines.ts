import { isMoment } from "@/lib/evidence/findings/moments";
import { looksLikeUserAgent } from "@/lib/evidence/findings/user-agent";
import { addressIn } from "@/lib/evidence/formats/dressed-address";
import { addressRoleOf, rolesOf } from "@/lib/evidence/formats/field-roles";
import { isTelling, type NamedValue } from "@/lib/evidence/formats/named-values";

/**
 * Gathers the lines of a record that has one name and value on each: "Remote IP: 192.0.2.1", "name = value", or a
 * label with its value on the next line, as consoles copy them.
 */
export class LabelLines {
  #lines: string[] = [];
  #values: NamedValue[] = [];
  #label: string | undefined;
  // "attacker:", with the lines below it indented deeper.
  #headings: { name: string; indent: number }[] = [];

  /** False if the line does not belong to a record. */
  add(line: string): boolean {
    if (line.length > maxLineLength || this.#lines.length >= maxLines) return false;
    const label = this.#label;
    this.#label = undefined;
    if (label !== undefined && fits(label, line)) {
      this.#lines.push(line);
      this.#values.push({ path: [label], value: line.trim() });
      return true;
    }
    const pair = this.#pairOf(line);
    if (pair !== undefined) {
      this.#lines.push(line);
      // Where a name says nothing, it may still say something to a reader of the line.
      this.#values.push(isTelling(pair) ? pair : { path: [""], value: line });
      return true;
    }
    const heading = headingIn(line);
    if (heading !== undefined) {
      this.#leave(heading.indent);
      this.#headings.push(heading);
      this.#lines.push(line);
      return true;
    }
    const name = line.trim().replace(/:$/, "");
    if (!isLabel(name)) return false;
    this.#lines.push(line);
    this.#label = name;
    return true;
  }

  // Within the headings that it is indented below.
  #pairOf(line: string): NamedValue | undefined {
    const pair = pairOf(line);
    if (pair === undefined || this.#headings.length === 0) return pair;
    this.#leave(indentOf(line));
    return { ...pair, path: [...this.#headings.map(({ name }) => name), ...pair.path] };
  }

  #leave(indent: number): void {
    while ((this.#headings.at(-1)?.indent ?? -1) >= indent) this.#headings.pop();
  }

  /** The record, or the lines if they are none. */
  take(): { values: NamedValue[] } | { lines: string[] } {
    const [values, lines] = [this.#values, this.#lines];
    this.#values = [];
    this.#lines = [];
    this.#label = undefined;
    this.#headings = [];
    return values.length > 1 && values.some(isTelling) ? { values } : { lines };
  }
}

const maxLineLength = 2_000;
const maxLines = 500;

function pairOf(line: string): NamedValue | undefined {
  const [, name = "", value = ""] =
    /^\s{0,20}(?:[-*•]\s{1,3})?["'*_]{0,3}([\p{L}_][\p{L}\d ._()/&-]{0,50}?)["'*_]{0,3}\s{0,10}(?::|=|\t)["'*_\s]{1,12}(\S.*)$/u.exec(
      line,
    ) ?? [];
  if (name === "" || name.trim().split(/\s+/).length > 5) return undefined;
  return { path: [name.trim()], value: value.trim().replace(/^["']|["'],?$|,$/g, "") };
}

function indentOf(line: string): number {
  return line.search(/\S/);
}

// A word for an end, alone on its line.
function headingIn(line: string): { name: string; indent: number } | undefined {
  const name = /^\s{0,20}([A-Za-z]{2,20}(?: [A-Za-z]{2,20})?):\s{0,5}$/.exec(line)?.[1];
  if (name === undefined || otherNouns.test(name) || rolesOf([name]).userAgent !== undefined) return undefined;
  return /^(?:address|forwarded)$/.test(addressRoleOf([name])) ? undefined : { name, indent: indentOf(line) };
}

// Below these stand lists of other things, or addresses without names.
const otherNouns = /\b(?:accounts?|regions?|services?|ips?|addresses|hosts|indicators?|iocs?)\b/i;

// "IP address V4", alone on its line.
function isLabel(text: string): boolean {
  return (
    text.length <= 40 &&
    /^[\p{L}][\p{L}\d ()_-]*$/u.test(text) &&
    text.split(/\s+/).length <= 5 &&
    isTelling({ path: [text], value: "" })
  );
}

function fits(label: string, line: string): boolean {
  const value = line.trim();
  const { other, userAgent } = rolesOf([label]);
  return (
    addressIn(value) !== undefined ||
    isMoment(value) ||
    (userAgent !== undefined && looksLikeUserAgent(value)) ||
    (other === "account" && /^\d{12}$/.test(value)) ||
    (other === "region" && /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(value))
  );
}

import { toRecordDocument } from "./record-document";
import type { CaseRecord } from "./record-schema";
import { toRecordText } from "./record-text";
import type { RecordEntry, RecordFact, RecordSection, RecordValue } from "./record-values";

/**
 * Attackers may have written the texts. Each is code, which Markdown shows as it is: no link, picture, heading, HTML
 * or mention can come of it. See https://spec.commonmark.org/0.31.2/#fenced-code-blocks.
 */
export function toRecordMarkdown(record: CaseRecord): string {
  const { heading, title, sections } = toRecordDocument(record);
  const blocks = [`# ${heading}`, ...(title ? [toCode(title)] : []), ...sections.flatMap(toSectionBlocks)];
  return `${blocks.join("\n\n")}\n`;
}

function toSectionBlocks({ heading, notes, facts, entries }: RecordSection, index: number): string[] {
  return [`## ${index + 1}. ${heading}`, ...notes, ...toFactBlocks(facts), ...entries.flatMap(toEntryBlocks)];
}

function toEntryBlocks({ heading, facts, text }: RecordEntry): string[] {
  return [`### ${heading}`, ...toFactBlocks(facts), ...(text === undefined ? [] : [toFenced(text)])];
}

function toFactBlocks(facts: readonly RecordFact[]): string[] {
  return facts.length === 0 ? [] : [facts.map(toFactLines).join("\n")];
}

function toFactLines({ name, lines }: RecordFact): string {
  const label = `- **${toInline(name)}:**`;
  const words = lines.map(toInline);
  // The portal's own words are short: a time in two zones.
  const isShort = lines.length === 1 || lines.every((line) => typeof line === "string");
  return isShort ? `${label} ${words.join("; ")}` : [label, ...words.map((line) => `  - ${line}`)].join("\n");
}

function toInline(value: RecordValue): string {
  return typeof value === "string" ? value : toCode(value.typed);
}

/** On one line. The marks around it are more or fewer than any that stand together in it. */
function toCode(typed: string): string {
  const text = toRecordText(typed).replace(/\n/g, " ");
  const runs = new Set(runsOf("`", text));
  let length = 1;
  while (runs.has(length)) length++;
  const marks = "`".repeat(length);
  // Markdown takes away one space at each end.
  const space = /^[` ]|[` ]$/.test(text) ? " " : "";
  return `${marks}${space}${text}${space}${marks}`;
}

/** The fence is longer than any run of its mark in the text. */
function toFenced(typed: string): string {
  if (typed === "") return "Empty";
  const text = toRecordText(typed);
  const [backticks, tildes] = [longestRun("`", text), longestRun("~", text)];
  const fence = backticks <= tildes ? "`".repeat(Math.max(3, backticks + 1)) : "~".repeat(Math.max(3, tildes + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(mark: "`" | "~", text: string): number {
  return runsOf(mark, text).reduce((longest, length) => Math.max(longest, length), 0);
}

function runsOf(mark: "`" | "~", text: string): number[] {
  return (text.match(mark === "`" ? /`+/g : /~+/g) ?? []).map(({ length }) => length);
}

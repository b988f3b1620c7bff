import type { CaseRecord } from "./record-schema";
import { splitAtHidden } from "./text";

/**
 * Parsed, each text is as AWS has it. Characters that show nothing, change how others read, or begin markup are \u
 * escapes in the file.
 */
export function toRecordJson(record: CaseRecord): string {
  // Line by line: a record of 1,000 comments is long, and each text is on a line.
  return `${JSON.stringify(record, null, 2).split("\n").map(toSafeLine).join("\n")}\n`;
}

function toSafeLine(line: string): string {
  return splitAtHidden(line)
    .map(({ kind, text }) => (kind === "hidden" ? toEscapes(text) : text.replace(marked, toEscapes)))
    .join("");
}

const marked = /[\p{Cc}\p{Noncharacter_Code_Point}\u00AD\u2028\u2029<>&]/gu;

function toEscapes(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}

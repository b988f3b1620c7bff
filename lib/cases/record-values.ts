import { type RecordMoment, toMomentLines } from "./record-moment";
import type { Missing, RecordAuthor } from "./record-schema";

/** The portal's own words are plain strings. `typed` may have come from an attacker. */
export type RecordValue = string | { typed: string };

/** Has a line at least. */
export type RecordFact = { name: RecordValue; lines: readonly RecordValue[] };

/** `text` was typed. */
export type RecordEntry = { heading: string; facts: readonly RecordFact[]; text?: string };

export type RecordSection = {
  heading: string;
  notes: readonly string[];
  facts: readonly RecordFact[];
  entries: readonly RecordEntry[];
};

export function toAuthorFacts(name: string, { name: person, isAws, principal }: RecordAuthor): RecordFact[] {
  const who: RecordValue = principal === null ? "Unknown" : typed(person);
  const known = principal === null || principal === person ? [] : [typed(principal)];
  return [fact(name, who, ...(isAws && person !== "AWS" ? ["Of AWS"] : []), ...known)];
}

export function when(name: string, moment: RecordMoment | null, timeZone: string): RecordFact {
  return { name, lines: toMomentLines(moment, timeZone) };
}

export function fact(name: RecordValue, ...lines: readonly RecordValue[]): RecordFact {
  return { name, lines };
}

export function typed(text: string): RecordValue {
  return text === "" ? "Empty" : { typed: text };
}

export function orNone(lines: readonly RecordValue[]): readonly RecordValue[] {
  return lines.length === 0 ? ["None"] : lines;
}

export function unread(heading: string, part: Missing["parts"][number], missing: readonly Missing[]): RecordSection {
  return { heading, notes: [reasonFor(part, missing)], facts: [], entries: [] };
}

/** Why a part is not there. */
export function reasonFor(part: Missing["parts"][number], missing: readonly Missing[]): string {
  return `Missing. ${missing.find(({ parts }) => parts.includes(part))?.sentence ?? ""}`.trim();
}

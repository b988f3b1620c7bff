import type { EntryRules } from "./case-fields";
import { counted } from "./counted";
import { type ListLimit, type Report, tooMany } from "./field-reader";
import { codePointLength, quoted } from "./text";

/** Leaves out blank entries. Each text can occur only once. */
export function readTextList(typed: readonly string[], rules: ListLimit & EntryRules, report: Report): string[] {
  const entries = typed.map((entry) => entry.trim()).filter((entry) => entry !== "");
  const seen = new Set<string>();
  for (const entry of entries) {
    const problem = seen.has(entry)
      ? `${quoted(entry)} is listed twice. Remove one of them.`
      : problemInEntry(entry, rules);
    if (problem !== undefined) report([], problem);
    seen.add(entry);
  }
  const excess = tooMany(entries.length, rules);
  if (excess !== undefined) report([], excess);
  return entries;
}

function problemInEntry(entry: string, rules: ListLimit & EntryRules): string | undefined {
  const { noun, minCharacters, maxCharacters, refusedCharacter } = rules;
  const refused = refusedCharacter?.exec(entry)?.[0];
  if (refused !== undefined) {
    return `${quoted(entry)} contains ${quoted(refused)}, which AWS does not accept in the name of a ${noun}. Remove it.`;
  }
  const length = codePointLength(entry);
  if (length < minCharacters) return `${quoted(entry)} is too short: enter at least ${minCharacters} characters.`;
  const over = length - maxCharacters;
  return over > 0
    ? `${quoted(entry)} is ${counted(over, "character")} too long: AWS accepts ${maxCharacters}.`
    : undefined;
}

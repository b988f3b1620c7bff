import * as z from "zod/mini";
import { maxEntriesRead } from "./case-limits";
import { isBlankRow } from "./case-rows";
import { counted } from "./counted";

/** Reports one wrong value, at a path below the field that is being read; the empty path is the field itself. */
export type Report = (path: (string | number)[], message: string) => void;

/** How many entries a list may have, and what one is called. */
export type ListLimit = { noun: string; maxEntries: number };

/** For what no analyst can type: a tampered or outdated form. */
export const unreadable = "The form could not be read. Reload the page and try again.";

/** A zod step that runs `read`. A reader that returns undefined has reported why; if it has not, the field counts as unreadable. */
export function reader<Input, Output>(read: (input: Input, report: Report) => Output | undefined) {
  return z.transform((input: Input, context): Output => {
    const report: Report = (path, message) => context.issues.push({ code: "custom", input, message, path });
    const value = read(input, report);
    if (value !== undefined) return value;
    if (context.issues.length === 0) report([], unreadable);
    return z.NEVER;
  });
}

/** Lets a list of at most `maxEntriesRead` entries through. A longer one is only counted, before any work on its entries. */
export function boundedList(limit: ListLimit) {
  return z.custom<unknown[]>().check((context) => {
    const entries: unknown = context.value;
    const report = (message: string) =>
      context.issues.push({ code: "custom", input: entries, message, continue: false });
    if (!Array.isArray(entries)) {
      report(unreadable);
    } else if (entries.length > maxEntriesRead) {
      report(tooMany(entries.filter(isFilled).length, limit) ?? "Remove the empty rows.");
    }
  });
}

/** "Remove 3 IP addresses: AWS accepts 200.", or undefined when there are not too many. */
export function tooMany(count: number, { noun, maxEntries }: ListLimit): string | undefined {
  const over = count - maxEntries;
  return over > 0 ? `Remove ${counted(over, noun)}: AWS accepts ${maxEntries}.` : undefined;
}

function isFilled(entry: unknown): boolean {
  if (typeof entry === "string") return entry.trim() !== "";
  return typeof entry !== "object" || entry === null || !isBlankRow(entry);
}

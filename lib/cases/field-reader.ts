import * as z from "zod/mini";
import { maxEntriesRead } from "./case-limits";
import { isBlankRow } from "./case-rows";
import { counted } from "./counted";

/** `path` is relative to the field; the empty path is the field itself. */
export type Report = (path: (string | number)[], message: string) => void;

export type ListLimit = { noun: string; maxEntries: number };

/** For a tampered or outdated form. */
export const unreadable = "The form could not be read. Reload the page and try again.";

/** `read` returns undefined when it has reported the whole field. */
export function reader<Input, Output>(read: (input: Input, report: Report) => Output | undefined) {
  return z.transform((input: Input, context): Output => {
    const report: Report = (path, message) => context.issues.push({ code: "custom", input, message, path });
    const value = read(input, report);
    if (value !== undefined) return value;
    if (context.issues.length === 0) report([], unreadable);
    return z.NEVER;
  });
}

/** Refuses more than `maxEntriesRead` entries before any of them is read. */
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

/** "Remove 3 IP addresses: AWS accepts 200." */
export function tooMany(count: number, { noun, maxEntries }: ListLimit): string | undefined {
  const over = count - maxEntries;
  return over > 0 ? `Remove ${counted(over, noun)}: AWS accepts ${maxEntries}.` : undefined;
}

function isFilled(entry: unknown): boolean {
  if (typeof entry === "string") return entry.trim() !== "";
  return typeof entry !== "object" || entry === null || !isBlankRow(entry);
}

import { formatUtc } from "./moment-text";
import { indented, legible, toLines } from "./text-lines";
import type { TimelineEntry } from "./timeline";

/** `isComplete`: whether every comment was read. */
export function toConversationText(entries: readonly TimelineEntry[], isComplete: boolean): string {
  return toLines([
    "",
    "Conversation, oldest first:",
    ...(entries.length === 0 ? ["  None"] : entries.flatMap(toEntryLines)),
    ...(isComplete ? [] : ["", "Not all comments had been read when this was copied."]),
  ]);
}

/** In place of the conversation. */
export const conversationNotRead = toLines(["", "The conversation had not been read when this was copied."]);

function toEntryLines(entry: TimelineEntry): string[] {
  const at = entry.at === undefined ? "Time unknown" : formatUtc(new Date(entry.at));
  const head = `${at}, ${legible(entry.author.name)}`;
  switch (entry.kind) {
    case "comment":
      return ["", `${head}:`, ...entry.body.split(/[\n\u2028\u2029]/).map(indented)];
    case "edit":
      return ["", `${head}: ${legible(entry.action)}`, ...(entry.message === "" ? [] : [indented(entry.message)])];
    case "finding":
      return ["", `${head}: finding (${entry.status})`, indented(entry.title)];
    case "file":
      return ["", `${head}: file (${entry.status})`, indented(entry.fileName)];
  }
}

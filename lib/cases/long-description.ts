import { caseFields } from "./case-fields";
import { codePointLength } from "./text";

/** A line of its own. What follows it goes out as comments, however short the description is. */
export const commentsFollow = "--- Sent as comments ---";

const goesOn = "\n\n(Continued in the comments.)";
const { maxCharacters } = caseFields.description;

/**
 * CreateCase takes 8,000 characters of a description; the rest goes out as comments. The same text is always split at
 * the same place: at the marker, then at a line end if one is near.
 */
export function splitDescription(text: string): { inCase: string; asComments: string } {
  const { before, after } = splitAtMarker(text);
  if (after === "" && codePointLength(before) <= maxCharacters) return { inCase: before, asComments: "" };
  const first = firstPart(before, maxCharacters - goesOn.length);
  const rest = before.slice(first.length).replace(/^\n/, "");
  return { inCase: first + goesOn, asComments: [rest, after].filter((part) => part !== "").join("\n\n") };
}

/** For a new case, whose comments are others. The same text if nothing went out as comments. */
export function withoutContinuation(description: string): string {
  return description.endsWith(goesOn) ? description.slice(0, -goesOn.length) : description;
}

/** Adds a text to what goes out as comments. */
export function withComments(description: string, text: string): string {
  const start = description.trimEnd();
  return start.split("\n").includes(commentsFollow) ? `${start}\n\n${text}` : `${start}\n\n${commentsFollow}\n${text}`;
}

function splitAtMarker(text: string): { before: string; after: string } {
  const lines = text.split("\n");
  const at = lines.indexOf(commentsFollow);
  const before = lines.slice(0, at).join("\n").trimEnd();
  // AWS requires a description.
  if (at === -1 || before === "") return { before: text, after: "" };
  return {
    before,
    after: lines
      .slice(at + 1)
      .join("\n")
      .trim(),
  };
}

function firstPart(text: string, room: number): string {
  if (codePointLength(text) <= room) return text;
  const start = Array.from(text).slice(0, room).join("");
  const lineEnd = start.lastIndexOf("\n");
  return lineEnd > start.length / 2 ? start.slice(0, lineEnd) : start;
}

import { maxCommentCharacters } from "./comment-rules";
import { codePointLength } from "./text";

/** For the line that numbers a part. */
const markCharacters = 40;

/**
 * The comments that carry a text, in order. A text that fits is one comment, unchanged; a longer one is cut at line
 * ends, and each part begins with a line such as "(2 of 4 · k3f9)", by which it is recognised. The same text and mark
 * always give the same parts.
 */
export function toCommentParts(text: string, mark: string): string[] {
  if (codePointLength(text) <= maxCommentCharacters) return [text];
  const chunks = toChunks(text, maxCommentCharacters - markCharacters);
  return chunks.map((chunk, index) => `(${index + 1} of ${chunks.length} · ${mark})\n${chunk}`);
}

function toChunks(text: string, room: number): string[] {
  const chunks: string[] = [];
  let chunk: string | undefined;
  let length = 0;
  for (const line of text.split("\n").flatMap((whole) => cut(whole, room))) {
    const added = codePointLength(line) + 1;
    if (chunk !== undefined && length + added <= room) {
      chunk = `${chunk}\n${line}`;
      length += added;
      continue;
    }
    if (chunk !== undefined) chunks.push(chunk);
    chunk = line;
    length = added - 1;
  }
  return [...chunks, chunk ?? ""];
}

/** A line that no comment can hold is cut between code points. */
function cut(line: string, room: number): string[] {
  if (codePointLength(line) <= room) return [line];
  const points = Array.from(line);
  const pieces = Math.ceil(points.length / room);
  return Array.from({ length: pieces }, (_, index) => points.slice(index * room, (index + 1) * room).join(""));
}

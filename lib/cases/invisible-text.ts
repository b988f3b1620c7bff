/** `length` in UTF-16 units. `name` is shown in its place: "U+FEFF", "terminal code". */
export type Invisible = { index: number; length: number; name: string };

const [esc, bell, csi] = ["\u001B", "\u0007", "\u009B"];

/** ECMA-48: control sequences, operating system commands, and other escapes. */
const terminalCode = [
  `(?:${esc}\\[|${csi})[0-?]*[ -\\/]*[@-~]`,
  `${esc}\\][^${bell}${esc}]*(?:${bell}|${esc}\\\\)?`,
  `${esc}[ -\\/]*[0-~]`,
].join("|");

/**
 * Characters without a shape: controls (not tab and line ends), soft hyphens, zero-width characters, byte order marks,
 * bidirectional controls, tags that spell no flag, and broken characters.
 */
const shapeless =
  /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0000}-\u{E007F}]+/u;

/** In emoji and in many scripts joiners have a meaning. Beside ASCII they have none. */
const strayJoiner = /(?<!\P{ASCII})[\u200C\u200D]|[\u200C\u200D](?!\P{ASCII})/u;

const anyInvisible = new RegExp(`${terminalCode}|${shapeless.source}|${strayJoiner.source}`, "gu");

export function findInvisible(text: string): Invisible[] {
  return [...text.matchAll(anyInvisible)].map(({ index, 0: found }) => ({
    index,
    length: found.length,
    name: found.length > 1 && [esc, csi].includes(found.charAt(0)) ? "terminal code" : codePointName(found),
  }));
}

/** Until none is left: without one character, its neighbours can become a terminal code. */
export function removeInvisible(text: string): string {
  const cleaned = text.replace(anyInvisible, "");
  return cleaned === text ? text : removeInvisible(cleaned);
}

function codePointName(found: string): string {
  const codePoint = found.codePointAt(0) ?? 0;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

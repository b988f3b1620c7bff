/** Length in Unicode code points, AWS's unit: an emoji made of seven counts seven, a lone surrogate counts one. */
export function codePointLength(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length - 1; index++) {
    if (isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))) {
      pairs++;
      index++;
    }
  }
  return text.length - pairs;
}

/**
 * The text as it is counted and sent: line ends become LF, since browsers and form encodings disagree about them. A single-line
 * text also loses the white space around it; inside, nothing changes.
 */
export function toSentText(text: string, { multiline }: { multiline: boolean } = { multiline: true }): string {
  const withLineFeeds = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return multiline ? withLineFeeds : withLineFeeds.trim();
}

/**
 * The first character of a text (as `toSentText` gives it) that cannot travel, as a sentence with its position in code points; undefined
 * if there is none. Refused: lone surrogates (they silently become U+FFFD on the way), control characters except tab and line feed
 * in a multiline text, U+FEFF, noncharacters. Bidirectional controls are kept, and marked where a case is shown.
 */
export function problemInText(text: string, { multiline }: { multiline: boolean }): string | undefined {
  const index = text.search(multiline ? unsendable : unsendableInOneLine);
  if (index === -1) return undefined;
  const position = codePointLength(text.slice(0, index)) + 1;
  return `Character ${position} is ${describe(text.codePointAt(index) ?? 0)}. Remove it.`;
}

/**
 * The text without characters that show nothing and that copying from chats, mails and documents brings along: zero-width spaces and joiners, the word
 * joiner, the byte order mark, the soft hyphen. For what is a number or an address; in prose some of them have a meaning.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "");
}

/** Matches one control that changes the direction in which text reads (the embeddings, overrides and isolates of Unicode's UAX 9). */
export const bidiControls = /[\u202A-\u202E\u2066-\u2069]/;

/** A stretch of plain text, or one bidirectional control with its name, such as `U+202E`, to be shown in its place. */
export type BidiSegment = { kind: "text"; text: string } | { kind: "bidi-control"; text: string; codePoint: string };

/** Cuts a text at its bidirectional controls, so that each can be shown visibly; the segments joined are the text. */
export function splitAtBidiControls(text: string): BidiSegment[] {
  return text
    .split(/([\u202A-\u202E\u2066-\u2069])/)
    .filter((part) => part !== "")
    .map((part) =>
      bidiControls.test(part)
        ? { kind: "bidi-control", text: part, codePoint: codePointName(part.charCodeAt(0)) }
        : { kind: "text", text: part },
    );
}

/** What someone typed, in quotation marks and short enough for a sentence. */
export function quoted(text: string): string {
  const start = Array.from(text.slice(0, 2 * maxQuotedCharacters + 2));
  return start.length > maxQuotedCharacters ? `“${start.slice(0, maxQuotedCharacters).join("")}…”` : `“${text}”`;
}

const maxQuotedCharacters = 40;

// \p{Cs} under the u flag is a surrogate without its partner.
const unsendable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFEFF]/u;
const unsendableInOneLine = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFEFF\u2028\u2029]/u;

function describe(codePoint: number): string {
  if (codePoint === 0x0a || codePoint === 0x2028 || codePoint === 0x2029) return "a line break";
  if (codePoint === 0x09) return "a tab";
  if (isHighSurrogate(codePoint) || isLowSurrogate(codePoint)) return "one half of a broken character";
  return `an invisible character that cannot be sent (${codePointName(codePoint)})`;
}

function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

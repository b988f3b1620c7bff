/** Counts Unicode code points, AWS's unit: an emoji may count seven, a lone surrogate counts one. */
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
 * The text as counted and sent. Line ends become LF, because browsers differ. A single line is trimmed.
 */
export function toSentText(text: string, { multiline }: { multiline: boolean } = { multiline: true }): string {
  const withLineFeeds = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return multiline ? withLineFeeds : withLineFeeds.trim();
}

/**
 * Describes the first character that cannot travel: a lone surrogate (it would silently become U+FFFD), a control
 * character, U+FEFF or a noncharacter. Hidden ones that have a use are kept, and marked where a
 * case is shown.
 */
export function problemInText(text: string, { multiline }: { multiline: boolean }): string | undefined {
  const index = text.search(multiline ? unsendable : unsendableInOneLine);
  if (index === -1) return undefined;
  const position = codePointLength(text.slice(0, index)) + 1;
  return `Character ${position} is ${describe(text.codePointAt(index) ?? 0)}. Remove it.`;
}

/** For numbers and addresses only: in prose, some zero-width characters have a meaning. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "");
}

// Direction controls (Unicode's UAX 9), zero-width characters, and tag characters, which can carry a whole hidden text.
// Joiners are part of emoji and of several scripts: they are hidden beside Latin letters, digits and spaces alone.
const hidden =
  /([\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]|(?<=^|[\p{Script=Latin}\p{N}\p{P}\s])[\u200C\u200D]|[\u200C\u200D](?=$|[\p{Script=Latin}\p{N}\p{P}\s]))/u;

/** Whether a text holds characters that show nothing, or change how others read. */
export function holdsHidden(text: string): boolean {
  return hidden.test(text);
}

/** `codePoint`, such as `U+202E`, is shown in place of the character. */
export type HiddenSegment = { kind: "text"; text: string } | { kind: "hidden"; text: string; codePoint: string };

/** Joined, the segments are the text. */
export function splitAtHidden(text: string): HiddenSegment[] {
  return text
    .split(hidden)
    .map((part, index): HiddenSegment => {
      if (index % 2 === 0) return { kind: "text", text: part };
      return { kind: "hidden", text: part, codePoint: codePointName(part.codePointAt(0) ?? 0) };
    })
    .filter((segment) => segment.text !== "");
}

/** Shows hidden characters by their code points, for text outside a page. */
export function toLegible(text: string): string {
  return splitAtHidden(text)
    .map((segment) => (segment.kind === "text" ? segment.text : `[${segment.codePoint}]`))
    .join("");
}

/** Whether nothing of it can be seen. */
export function isInvisible(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** In quotation marks, shortened to fit a sentence. */
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

/** "U+202E". */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

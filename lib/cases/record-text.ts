import { codePointName, toLegible } from "./text";

/** Line ends become LF. A character that shows nothing, or changes how others read, becomes its code point. */
export function toRecordText(text: string): string {
  return toLegible(text.replace(/\r\n?/g, "\n")).replace(
    /(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u2028\u2029]/gu,
    (character) => `[${codePointName(character.codePointAt(0) ?? 0)}]`,
  );
}

/**
 * Untrusted text as one line that AWS accepts: control, direction and invalid characters become spaces. Cuts to
 * `maxCharacters` code points.
 */
export function toOneLine(text: string, maxCharacters: number): string {
  const start = text.length > maxCharacters * 4 ? text.slice(0, maxCharacters * 4) : text;
  const clean = start.replace(unsendable, " ").replace(/ {2,}/g, " ").trim();
  if (clean.length <= maxCharacters && start.length === text.length) return clean;
  const characters = Array.from(clean);
  if (characters.length <= maxCharacters && start.length === text.length) return clean;
  return `${characters
    .slice(0, maxCharacters - 1)
    .join("")
    .trimEnd()}…`;
}

// What lib/cases/text.ts refuses in one line, and controls that change the direction of text.
const unsendable =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

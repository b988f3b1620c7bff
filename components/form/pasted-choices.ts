export type PastedChoices = { known: string[]; unknown: string[] };

type Rules = {
  toKnownValue: (text: string) => string | undefined;
  takesAnyText: boolean;
};

// Nobody could check a longer list.
const maxPastedChoices = 1_000;

/**
 * Splits at line ends; at tabs, commas and semicolons if one part is known; at spaces if all are. Undefined if it is
 * no list.
 */
export function readPastedChoices(pasted: string, { toKnownValue, takesAnyText }: Rules): PastedChoices | undefined {
  const lines = toFilled(pasted.split(/[\n\r]+/));
  const parts = lines.flatMap((line) => toFilled(line.split(/[\t,;]+/)));
  if (parts.length > maxPastedChoices) return undefined;
  const texts = parts.flatMap((part) => {
    if (toKnownValue(part) !== undefined) return [part];
    // A code ends with a digit. The words of a name before it belong together.
    const words = part.split(takesAnyText ? /\s+/ : /(?<=\d)\s+/);
    const known = words.filter((word) => toKnownValue(word) !== undefined).length;
    return known === words.length || (known > 0 && !takesAnyText) ? words : [part];
  });
  const known = texts.flatMap((text) => toKnownValue(text) ?? []);
  if (texts.length < 2 || (known.length === 0 && lines.length < 2)) return undefined;
  return { known, unknown: texts.filter((text) => toKnownValue(text) === undefined) };
}

function toFilled(texts: string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

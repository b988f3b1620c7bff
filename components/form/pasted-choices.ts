/** What a pasted list names: values that are known, and texts that are not. */
export type PastedChoices = { known: string[]; unknown: string[] };

type Rules = {
  /** The value that a text names. */
  toKnownValue: (text: string) => string | undefined;
  /** Whether a text that names nothing can be a value all the same. */
  takesAnyText: boolean;
};

/** More are no list of choices: nobody could look through them. */
const maxPastedChoices = 1_000;

/**
 * Takes a pasted list apart: at line ends always; at tabs, commas and semicolons when a part is known, and at blanks when all parts are. Undefined for what
 * is no list, and is pasted like any text.
 */
export function readPastedChoices(pasted: string, { toKnownValue, takesAnyText }: Rules): PastedChoices | undefined {
  const lines = toFilled(pasted.split(/[\n\r]+/));
  const parts = lines.flatMap((line) => toFilled(line.split(/[\t,;]+/)));
  if (parts.length > maxPastedChoices) return undefined;
  const texts = parts.flatMap((part) => {
    if (toKnownValue(part) !== undefined) return [part];
    // A code ends with a digit; the words of a name in front of it belong together.
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

/** `corrected` counts the entries that a value was read out of, `unknown` holds those that have none. */
export type PastedChoices = { values: string[]; corrected: number; unknown: string[] };

type Rules = {
  isListed: (text: string) => boolean;
  toKnownValue: (text: string) => string | undefined;
  /** Out of a longer text: a log line, an ARN. */
  valuesWithin: (text: string) => readonly string[];
  takesAnyText: boolean;
};

// Nobody could check a longer list.
const maxPastedChoices = 1_000;

/**
 * Splits at line ends; at tabs, commas and semicolons if one part is known; at spaces if all are. Undefined if it is
 * no list.
 */
export function readPastedChoices(pasted: string, rules: Rules): PastedChoices | undefined {
  const { isListed, toKnownValue, valuesWithin, takesAnyText } = rules;
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
  const read: PastedChoices = { values: [], corrected: 0, unknown: [] };
  let within = 0;
  for (const text of texts) {
    const known = toKnownValue(text);
    const values = known === undefined ? valuesWithin(text) : [known];
    read.values.push(...values);
    if (values.length === 0) read.unknown.push(text);
    else if (!isListed(text)) read.corrected++;
    if (known === undefined) within += values.length;
  }
  if ((texts.length < 2 && within === 0) || (read.values.length === 0 && lines.length < 2)) return undefined;
  return read;
}

function toFilled(texts: string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

import { caseFields } from "./case-fields";
import { filledRows } from "./case-rows";
import { type Report, tooMany } from "./field-reader";
import { quoted, toSentText } from "./text";
import { readText } from "./text-field";

export type Tag = { key: string; value: string };

const { cells } = caseFields.tags;

/** Each key can occur only once. Keys are case-sensitive, as at AWS. */
export function readTags(typed: Tag[], report: Report): Tag[] {
  const rows = filledRows(typed);
  const excess = tooMany(rows.length, caseFields.tags);
  if (excess !== undefined) report([], excess);
  const numberByKey = new Map<string, number>();
  return rows.map(({ row, index }) => {
    const number = index + 1;
    const key = readText(row.key, { ...cells.key, label: `Key ${number}` }, (message) =>
      report([index, "key"], message),
    );
    const problem = problemInKey(key, number, numberByKey);
    if (problem !== undefined) report([index, "key"], problem);
    const value = readText(row.value, { ...cells.value, label: `Value ${number}` }, (message) =>
      report([index, "value"], message),
    );
    return { key, value };
  });
}

/** AWS names a tag in its answers by this key. */
export function toSentTagKey(row: Tag): string {
  return toSentText(row.key, { multiline: false });
}

function problemInKey(key: string, number: number, numberByKey: Map<string, number>): string | undefined {
  if (key === "") return `Enter the key of tag ${number}`;
  if (/^aws:/i.test(key)) return `Key ${number} starts with ${quoted(key.slice(0, 4))}, which AWS reserves. Change it.`;
  // Tags travel as a JavaScript object, where this name is special.
  if (key === "__proto__") return `Key ${number} cannot be sent as ${quoted(key)}. Change it.`;
  const earlier = numberByKey.get(key);
  if (earlier !== undefined) return `Tag ${number} has the same key as tag ${earlier}. Remove one of them.`;
  numberByKey.set(key, number);
  return undefined;
}

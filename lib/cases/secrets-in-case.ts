import { type FieldOf, fieldsInOrder } from "./case-fields";
import type { CaseInput } from "./case-schema";
import { findSecrets, type Secret } from "./secrets";
import { toSentText } from "./text";

/** `fieldId` is the ID of its control, `place` its name on the page. */
export type SecretInCase = Omit<Secret, "line"> & { fieldId: string; place: string };

export function secretsInCase(input: CaseInput): SecretInCase[] {
  return fieldsInOrder.flatMap((field) => {
    switch (field.kind) {
      case "text":
        return inField(field.name, field.label, input[field.name]);
      case "list":
        return "maxCharacters" in field
          ? input[field.name].flatMap((entry) => inField(field.name, field.label, entry))
          : [];
      case "rows":
        return input[field.name].flatMap((row, index) => inRow(field, row, index));
      default:
        return [];
    }
  });
}

function inRow(field: FieldOf<"rows">, row: Readonly<Record<string, string>>, index: number): SecretInCase[] {
  const cells: Readonly<Record<string, { label: string; maxCharacters?: number }>> = field.cells;
  return Object.entries(cells).flatMap(([cell, { label, maxCharacters }]) => {
    const fieldId = `${field.name}.${index}.${cell}`;
    const place = `${label} ${index + 1}`;
    const typed = row[cell] ?? "";
    if (maxCharacters === undefined) return [];
    // A key such as secret_key says what its value is.
    if (field.name === "tags" && cell === "value") return inTagValue(fieldId, place, row.key ?? "", typed);
    return inField(fieldId, place, typed);
  });
}

function inField(fieldId: string, label: string, typed: string): SecretInCase[] {
  const text = toSentText(typed);
  const hasLines = text.includes("\n");
  return findSecrets(text).map(({ what, line, excerpt }) => ({
    fieldId,
    place: hasLines ? `${label}, line ${line}` : label,
    what,
    excerpt,
  }));
}

function inTagValue(fieldId: string, label: string, key: string, value: string): SecretInCase[] {
  if (value.trim() === "") return [];
  const found = inField(fieldId, label, value);
  const withKey = findSecrets(`${key.trim()}=${value.trim()}`).filter(({ line }) => line === 1);
  return found.length > 0 || findSecrets(key).length > 0
    ? found
    : withKey.map(({ what, excerpt }) => ({ fieldId, place: label, what, excerpt }));
}

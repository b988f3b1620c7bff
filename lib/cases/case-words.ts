import { awsRegions } from "./aws-regions";
import { caseFields, type FieldNameOf } from "./case-fields";

/** The AWS console's words for a choice; an unknown value stands for itself. */
export function toChoiceWords(name: FieldNameOf<"choice">, value: string): string {
  const choices: Readonly<Record<string, string>> = caseFields[name].choices;
  return Object.hasOwn(choices, value) ? (choices[value] ?? value) : value;
}

/** "Europe (Frankfurt) eu-central-1"; an unknown code stands for itself. */
export function toRegionWords(code: string): string {
  const region = awsRegions.find((one) => one.code === code);
  return region ? `${region.name} ${code}` : code;
}

/** A field's label where an export as text has a line or a section for it: no question there. */
export function toExportLabel(label: string): string {
  return label.replace("?", "");
}

import { awsRegions } from "./aws-regions";
import { caseFields, type FieldNameOf } from "./case-fields";

/** The AWS console's words. Unknown values stay as they are. */
export function toChoiceWords(name: FieldNameOf<"choice">, value: string): string {
  const choices: Readonly<Record<string, string>> = caseFields[name].choices;
  return Object.hasOwn(choices, value) ? (choices[value] ?? value) : value;
}

/** "Europe (Frankfurt) eu-central-1". Unknown codes stay as they are. */
export function toRegionWords(code: string): string {
  const region = awsRegions.find((one) => one.code === code);
  return region ? `${region.name} ${code}` : code;
}

/** "Who resolves the case", without the question mark. */
export function toPlainLabel(label: string): string {
  return label.replace("?", "");
}

import { isEnum, type ServiceModel, shapesThat } from "./service-model";

// AWS's SDKs take names from its Smithy model. service-2.json has only the values; these names do not follow from them.
const namesOfValues: Readonly<Record<string, string>> = {
  "ActionType Evidence": "EVIDENCE_COLLECTION",
  "ActionType Investigation": "INVESTIGATION_ANALYSIS",
  "CommunicationType Case Status Updated": "CASE_UPDATE_CASE_STATUS",
};

/** One object of constants and one union type for each enumeration. */
export function emitEnums(model: ServiceModel): string {
  return shapesThat(model, isEnum)
    .map(([name, { enum: values = [] }]) => {
      const rows = values.map((value) => `${constantName(name, value)}: ${JSON.stringify(value)},`).sort();
      return `export const ${name} = {\n${rows.join("\n")}\n} as const;
export type ${name} = (typeof ${name})[keyof typeof ${name}];`;
    })
    .join("\n\n");
}

function constantName(enumeration: string, value: string): string {
  const words = value.replace(/([a-z])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/);
  return namesOfValues[`${enumeration} ${value}`] ?? words.join("_").toUpperCase();
}

import { importTypes } from "./imports";
import { isEnum, isStructure, type Member, membersOf, type ServiceModel, shapesThat, typeOf } from "./service-model";

/** As in AWS's package, even a required member may be undefined. */
export function emitModels(model: ServiceModel): string {
  const interfaces = shapesThat(model, isStructure).map(([name, shape]) => {
    const members = membersOf(shape).map((member) => emitMember(model, member));
    if (members.length > 0) return `export interface ${name} {\n${members.join("\n")}\n}`;
    return `// biome-ignore lint/suspicious/noEmptyInterface: AWS publishes an interface.\nexport interface ${name} {}`;
  });
  const enums = shapesThat(model, isEnum).map(([name]) => name);
  return [importTypes(enums, "./enums", interfaces), ...interfaces].join("\n\n");
}

export function emitMember(model: ServiceModel, member: Member & { name: string; required: boolean }): string {
  return `${member.name}${member.required ? "" : "?"}: ${typeOf(model, member.shape)} | undefined;`;
}

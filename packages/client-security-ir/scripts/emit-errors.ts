import { emitMember } from "./emit-models";
import { importTypes } from "./imports";
import {
  isEnum,
  isException,
  isStructure,
  membersOf,
  type ServiceModel,
  type Shape,
  shapesThat,
} from "./service-model";

export function emitErrors(model: ServiceModel): string {
  const classes = shapesThat(model, isException).map(([name, shape]) => emitError(model, name, shape));
  const named = (wanted: (shape: Shape) => boolean) => shapesThat(model, wanted).map(([name]) => name);
  return [
    `import { type ExceptionOptionType, ServiceException } from "@smithy/core/client";
import { namespace, syntheticNamespace } from "../namespace";
${importTypes(named(isEnum), "./enums", classes)}
${importTypes(named(isStructure), "./models", classes)}`,
    `export class SecurityIRServiceException extends ServiceException {
  static override readonly shapeId: string = \`\${syntheticNamespace}#SecurityIRServiceException\`;
}`,
    ...classes,
  ].join("\n\n");
}

function emitError(model: ServiceModel, name: string, shape: Shape): string {
  const fault = shape.error?.senderFault ? "client" : "server";
  const members = membersOf(shape).filter((member) => member.name !== "message");
  const retryable = shape.retryable
    ? [`override $retryable = ${shape.retryable.throttling ? "{ throttling: true }" : "{}"};`]
    : [];
  return `export class ${name} extends SecurityIRServiceException {
  static override readonly shapeId: string = \`\${namespace}#${name}\`;
  override readonly name = "${name}";
  override readonly $fault = "${fault}";
  ${[...retryable, ...members.map((member) => emitMember(model, member))].join("\n")}

  constructor(opts: ExceptionOptionType<${name}, SecurityIRServiceException>) {
    super({ name: "${name}", $fault: "${fault}", ...opts });
    ${members.map((member) => `this.${member.name} = opts.${member.name};`).join("\n")}
  }
}`;
}

import {
  isException,
  isStructure,
  type Member,
  membersOf,
  operationsOf,
  type ServiceModel,
  type Shape,
  shapeOf,
  shapesThat,
} from "./service-model";

/** AWS's package exports the schemas of structures, errors and operations, named after the shape with a `$` added. */
export function emitSchemas(model: ServiceModel): string {
  const errors = shapesThat(model, isException);
  const errorNames = errors.map(([name]) => name);
  const sensitive = shapesThat(model, (shape) => shape.type === "string" && shape.sensitive === true);
  const lists = shapesThat(model, (shape) => isListOfStructures(model, shape));
  return [
    `import type { TypeRegistry } from "@smithy/core/schema";
import { errorSchema, listSchema, operationSchema, registryOf, sensitiveString, serviceExceptionSchema, structureSchema } from "../schema-builders";
import { ${errorNames.join(", ")}, SecurityIRServiceException } from "./errors";`,
    emitLines(sensitive, (name) => `const ${name} = sensitiveString("${name}");`),
    emitLines(lists, (name, { member }) => `const ${name} = listSchema("${name}", () => ${member?.shape}$);`),
    emitLines(
      shapesThat(model, isStructure),
      (name, shape) => `export const ${name}$ = structureSchema("${name}", ${emitMembers(model, shape)});`,
    ),
    `export const SecurityIRServiceException$ = serviceExceptionSchema("SecurityIRServiceException");`,
    emitLines(errors, (name, shape) => {
      const { httpStatusCode = 500, senderFault = false } = shape.error ?? {};
      const traits = `{ error: "${senderFault ? "client" : "server"}", httpError: ${httpStatusCode} }`;
      return `export const ${name}$ = errorSchema("${name}", ${traits}, ${emitMembers(model, shape)});`;
    }),
    operationsOf(model)
      .map(({ name, http, input, output }) => {
        const binding = JSON.stringify([http.method, http.requestUri, http.responseCode]);
        return `export const ${name}$ = operationSchema("${name}", ${binding}, ${input.shape}$, ${output.shape}$);`;
      })
      .join("\n"),
    `export const errorTypeRegistries: TypeRegistry[] = [
  registryOf([[SecurityIRServiceException$, SecurityIRServiceException]]),
  registryOf([${errorNames.map((name) => `[${name}$, ${name}]`).join(", ")}]),
];`,
  ].join("\n\n");
}

function emitLines(shapes: readonly [string, Shape][], line: (name: string, shape: Shape) => string): string {
  return shapes.map(([name, shape]) => line(name, shape)).join("\n");
}

// The runtime wants the required members first.
function emitMembers(model: ServiceModel, shape: Shape): string {
  const members = membersOf(shape);
  const emitted = [true, false].map((required) => {
    const rows = members.filter((member) => member.required === required);
    return `{ ${rows.map((member) => `${member.name}: ${emitMember(model, member)}`).join(", ")} }`;
  });
  return members.every((member) => member.required) ? `${emitted[0]}` : emitted.join(", ");
}

function emitMember(model: ServiceModel, member: Member & { name: string }): string {
  const schema = emitReference(model, member.shape);
  const traits = emitTraits(member);
  return traits === undefined ? schema : `[${schema}, ${traits}]`;
}

// The runtime's numbers: 1 is httpLabel, 4 is idempotencyToken.
function emitTraits({ name, location, locationName, idempotencyToken }: Member & { name: string }): string | undefined {
  if (location === "uri") {
    if (locationName !== name) throw new Error(`The label of ${name} is ${locationName}`);
    return "1";
  }
  if (location === "querystring") return `{ httpQuery: "${locationName}" }`;
  if (location === "header") return `{ httpHeader: "${locationName}" }`;
  return idempotencyToken ? "4" : undefined;
}

// The runtime's numbers: 0 string, 1 number, 2 boolean, 4 timestamp; 64 is a list of them, 128 a map.
function emitReference(model: ServiceModel, name: string): string {
  const shape = shapeOf(model, name);
  if (shape.type === "structure") return `() => ${name}$`;
  if (shape.sensitive || isListOfStructures(model, shape)) return `() => ${name}`;
  if (shape.type === "list" && shape.member) return `64 | ${emitReference(model, shape.member.shape)}`;
  if (shape.type === "map" && shape.value) return `128 | ${emitReference(model, shape.value.shape)}`;
  const code = ["string", "integer", "boolean", "long", "timestamp"].indexOf(shape.type);
  if (code < 0) throw new Error(`The generator does not know ${name}, which is a ${shape.type}`);
  return shape.type === "long" ? "1" : String(code);
}

function isListOfStructures(model: ServiceModel, { type, member }: Shape): boolean {
  return type === "list" && member !== undefined && shapeOf(model, member.shape).type === "structure";
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A member of a structure. Without a location it travels in the body. */
export type Member = {
  readonly shape: string;
  readonly location?: "uri" | "querystring" | "header";
  readonly locationName?: string;
  readonly idempotencyToken?: boolean;
};

/** A shape of the service model, limited to what the generator uses. */
export type Shape = {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Member>>;
  readonly member?: Member;
  readonly key?: Member;
  readonly value?: Member;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly sensitive?: boolean;
  readonly exception?: boolean;
  readonly error?: { readonly httpStatusCode: number; readonly senderFault?: boolean };
  readonly retryable?: { readonly throttling: boolean };
};

export type Operation = {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
  readonly input: { readonly shape: string };
  readonly output: { readonly shape: string };
  readonly errors: readonly { readonly shape: string }[];
};

/** AWS's service model in botocore's format. */
export type ServiceModel = {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

// They start, change and end what the customer pays for. The portal must never call them.
const omittedOperations = ["CancelMembership", "CreateMembership", "UpdateMembership"];

export const modelFile = fileURLToPath(new URL("../service-2.json", import.meta.url));

/** Reads the model without the omitted operations and the shapes that only they use. */
export function readModel(): ServiceModel {
  // AWS's own file, so its format is known.
  const model = JSON.parse(readFileSync(modelFile, "utf8")) as ServiceModel;
  const operations = Object.fromEntries(
    Object.entries(model.operations).filter(([name]) => !omittedOperations.includes(name)),
  );
  const used = new Set<string>();
  for (const { input, output, errors } of Object.values(operations)) {
    for (const { shape } of [input, output, ...errors]) collectShapes(model, shape, used);
  }
  const shapes = Object.fromEntries(Object.entries(model.shapes).filter(([name]) => used.has(name)));
  return { ...model, operations, shapes };
}

function collectShapes(model: ServiceModel, name: string, used: Set<string>): void {
  if (used.has(name)) return;
  used.add(name);
  const { members = {}, member, key, value } = shapeOf(model, name);
  for (const part of [...Object.values(members), member, key, value]) {
    if (part) collectShapes(model, part.shape, used);
  }
}

export function shapeOf({ shapes }: ServiceModel, name: string): Shape {
  const shape = shapes[name];
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}

export function shapesThat(model: ServiceModel, wanted: (shape: Shape) => boolean): [string, Shape][] {
  return Object.entries(model.shapes)
    .filter(([, shape]) => wanted(shape))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export const isStructure = ({ type, exception = false }: Shape): boolean => type === "structure" && !exception;
export const isException = ({ exception = false }: Shape): boolean => exception;
export const isEnum = (shape: Shape): boolean => shape.enum !== undefined;

export function membersOf({ members = {}, required = [] }: Shape): (Member & { name: string; required: boolean })[] {
  return Object.entries(members).map(([name, member]) => ({ ...member, name, required: required.includes(name) }));
}

export function operationsOf({ operations }: ServiceModel): Operation[] {
  return Object.values(operations).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The operations that get a paginator. service-2.json does not list them, but only they have these three members. */
export function pagedOperationsOf(model: ServiceModel): Operation[] {
  return operationsOf(model).filter(({ input, output }) => {
    const { nextToken, maxResults } = shapeOf(model, input.shape).members ?? {};
    return nextToken && maxResults && shapeOf(model, output.shape).members?.nextToken;
  });
}

/** The TypeScript type of a shape, as AWS's package has it. */
export function typeOf(model: ServiceModel, name: string): string {
  const shape = shapeOf(model, name);
  if (shape.type === "structure" || isEnum(shape)) return name;
  if (shape.type === "string") return "string";
  if (shape.type === "boolean") return "boolean";
  if (shape.type === "integer" || shape.type === "long") return "number";
  if (shape.type === "timestamp") return "Date";
  if (shape.type === "list" && shape.member) return `${typeOf(model, shape.member.shape)}[]`;
  if (shape.type === "map" && shape.value) return `Record<string, ${typeOf(model, shape.value.shape)}>`;
  throw new Error(`The generator does not know ${name}, which is a ${shape.type}`);
}

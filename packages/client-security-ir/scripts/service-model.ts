import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A member of a structure: which shape it has, and where it travels if not in the body. */
export type Member = {
  readonly shape: string;
  readonly location?: "uri" | "querystring" | "header";
  readonly locationName?: string;
  readonly idempotencyToken?: boolean;
};

/** A shape of the service model, as far as the generator knows it. */
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

/** An operation of the service model. */
export type Operation = {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
  readonly input: { readonly shape: string };
  readonly output: { readonly shape: string };
  readonly errors: readonly { readonly shape: string }[];
};

/** AWS's service model in the format of botocore, `service-2.json`. */
export type ServiceModel = {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

// They change what the customer pays, and the portal must never call them.
const omittedOperations = ["CancelMembership", "CreateMembership", "UpdateMembership"];

/** Where the copy of the model is kept. */
export const modelFile = fileURLToPath(new URL("../service-2.json", import.meta.url));

/** The copy of the model, without the omitted operations and without the shapes that only they use. */
export function readModel(): ServiceModel {
  // AWS's file; generate.test.ts looks at every operation and shape in it.
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

/** The shape of that name. Throws when the model has none. */
export function shapeOf({ shapes }: ServiceModel, name: string): Shape {
  const shape = shapes[name];
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}

/** The names and shapes that `wanted` keeps, by name. */
export function shapesThat(model: ServiceModel, wanted: (shape: Shape) => boolean): [string, Shape][] {
  return Object.entries(model.shapes)
    .filter(([, shape]) => wanted(shape))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export const isStructure = ({ type, exception = false }: Shape): boolean => type === "structure" && !exception;
export const isException = ({ exception = false }: Shape): boolean => exception;
export const isEnum = (shape: Shape): boolean => shape.enum !== undefined;

/** The members of a structure, each with its name and whether the model requires it. */
export function membersOf({ members = {}, required = [] }: Shape): (Member & { name: string; required: boolean })[] {
  return Object.entries(members).map(([name, member]) => ({ ...member, name, required: required.includes(name) }));
}

/** Every operation, by name. */
export function operationsOf({ operations }: ServiceModel): Operation[] {
  return Object.values(operations).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Operations that answer page by page. The model does not name them; all take and give `nextToken` and take `maxResults`. */
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

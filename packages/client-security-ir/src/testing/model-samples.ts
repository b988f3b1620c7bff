import { readFileSync } from "node:fs";

// Reads service-2.json without the generator, so that they cannot share a mistake.

type Member = {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
  readonly idempotencyToken?: boolean;
};
type Shape = {
  readonly type: string;
  readonly members?: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  readonly member?: Member;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly error?: { readonly httpStatusCode: number };
};
export type Operation = {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode: number };
  readonly input: { readonly shape: string };
  readonly output: { readonly shape: string };
  readonly errors: readonly { readonly shape: string }[];
};
type Model = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
};

// AWS's own file, so its format is known.
const model = JSON.parse(readFileSync(new URL("../../service-2.json", import.meta.url), "utf8")) as Model;

/** The operations that the package must have. */
export const operations = Object.values(model.operations).filter(
  ({ name }) => !/^(Cancel|Create|Update)Membership$/.test(name),
);

export const enumerations = Object.entries(model.shapes).flatMap(([name, shape]) =>
  shape.enum ? [{ name, values: shape.enum }] : [],
);

export const errors = Object.entries(model.shapes).flatMap(([name, { error }]) =>
  error ? [{ name, status: error.httpStatusCode }] : [],
);

/** A value as the caller sees it, and as JSON carries it. Sensitive text contains the word "canary". */
type Sample = { readonly value: unknown; readonly wire: unknown };

function sampleOf(name: string): Sample {
  const shape = shapeOf(name);
  switch (shape.type) {
    case "structure": {
      const samples = membersOf(name).map((member) => [member.name, sampleOf(member.shape)] as const);
      return {
        value: Object.fromEntries(samples.map(([member, { value }]) => [member, value])),
        wire: Object.fromEntries(samples.map(([member, { wire }]) => [member, wire])),
      };
    }
    case "list": {
      const { value, wire } = sampleOf(shape.member?.shape ?? "");
      return { value: [value, value], wire: [wire, wire] };
    }
    case "map":
      return same({ key: "value", "": "" });
    case "timestamp":
      return { value: new Date(1_700_000_000_250), wire: 1_700_000_000.25 };
    case "boolean":
      return same(true);
    case "integer":
    case "long":
      return same(42);
    default:
      return same(shape.enum?.[0] ?? `${shape.sensitive ? "canary " : ""}${name}/ü?`);
  }
}

const same = (value: unknown): Sample => ({ value, wire: value });

function shapeOf(name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}

export function membersOf(name: string) {
  const { members = {}, required = [] } = shapeOf(name);
  return Object.entries(members).map(([member, traits]) => ({
    name: member,
    required: required.includes(member),
    ...traits,
    ...sampleOf(traits.shape),
  }));
}

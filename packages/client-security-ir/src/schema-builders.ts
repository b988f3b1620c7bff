import { TypeRegistry } from "@smithy/core/schema";
import type {
  $SchemaRef,
  StaticErrorSchema,
  StaticListSchema,
  StaticOperationSchema,
  StaticSimpleSchema,
  StaticStructureSchema,
} from "@smithy/types";
import { namespace, syntheticNamespace } from "./namespace";

// The runtime's static schemas: kind, namespace, name, traits, then the members' names and schemas.

type Members = Readonly<Record<string, $SchemaRef>>;
type HttpBinding = readonly [method: string, path: string, status: number];
type ErrorTraits = { readonly error: "client" | "server"; readonly httpError: number };

export function structureSchema(name: string, required: Members, optional: Members = {}): StaticStructureSchema {
  return [3, namespace, name, 0, ...memberSchemas(required, optional)];
}

export function errorSchema(
  name: string,
  traits: ErrorTraits,
  required: Members,
  optional: Members = {},
): StaticErrorSchema {
  return [-3, namespace, name, { ...traits }, ...memberSchemas(required, optional)];
}

// The runtime wants the required members first, and their number.
function memberSchemas(required: Members, optional: Members): [string[], $SchemaRef[], number] {
  const members = { ...required, ...optional };
  return [Object.keys(members), Object.values(members), Object.keys(required).length];
}

export function serviceExceptionSchema(name: string): StaticErrorSchema {
  return [-3, syntheticNamespace, name, 0, [], []];
}

export function listSchema(name: string, member: () => StaticStructureSchema): StaticListSchema {
  return [1, namespace, name, 0, member];
}

// 8 is the sensitive trait: the SDK's logger hides the value.
export function sensitiveString(name: string): StaticSimpleSchema {
  return [0, namespace, name, 8, 0];
}

export function operationSchema(
  name: string,
  http: HttpBinding,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema {
  return [9, namespace, name, { http: [...http] }, () => input, () => output];
}

/** Maps errors on the wire to classes. All schemas must have the same namespace. */
export function registryOf(classes: readonly (readonly [StaticErrorSchema, unknown])[]): TypeRegistry {
  const registry = new TypeRegistry(classes[0]?.[0][1] ?? namespace);
  for (const [schema, errorClass] of classes) registry.registerError(schema, errorClass);
  return registry;
}

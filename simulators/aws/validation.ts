import { securityIrError } from "./aws-error";
import { canonicalJson, isJsonObject } from "./json";

export type FieldFault = { readonly name: string; readonly message: string };

/** Returns what is wrong with the value at a dotted path, such as `watchers.1.email`. */
export type Shape = (value: unknown, path: string) => readonly FieldFault[];

export type Member = { readonly shape: Shape; readonly required: boolean };

export const required = (shape: Shape): Member => ({ shape, required: true });
/** Null counts as absent (Smithy, restJson1). */
export const optional = (shape: Shape): Member => ({ shape, required: false });

type Shapes = Readonly<Record<string, Shape>>;
type Members = Readonly<Record<string, Member>>;

export const requiredEach = (shapes: Shapes): Members => mapEach(shapes, required);

export const optionalEach = (shapes: Shapes): Members => mapEach(shapes, optional);

function mapEach(shapes: Shapes, toMember: (shape: Shape) => Member): Members {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, toMember(shape)]));
}

/** Throws ValidationException with an entry for each wrong field. */
export function requireValid(shape: Shape, value: unknown): void {
  const fieldList = shape(value, "");
  if (fieldList.length === 0) return;
  const count = `${fieldList.length} validation ${fieldList.length === 1 ? "error" : "errors"} detected`;
  throw securityIrError("ValidationException", `${count}: ${fieldList.map((field) => field.name).join(", ")}`, {
    reason: "FIELD_VALIDATION_FAILED",
    fieldList,
  });
}

export function fieldFault(name: string, message: string): FieldFault[] {
  return [{ name, message }];
}

/** Counts Unicode scalar values, as Smithy does. The pattern must match the whole text. Rejects lone surrogates. */
export function text(limits: { min?: number; max?: number; pattern?: RegExp }): Shape {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = limits;
  const whole = pattern && new RegExp(`^(?:${pattern.source})$`, "u");
  return (value, path) => {
    if (typeof value !== "string") return fieldFault(path, "Member must be a string");
    if (/\p{Surrogate}/u.test(value)) return fieldFault(path, "Member must be well-formed Unicode text");
    const length = [...value].length;
    if (length < min) return fieldFault(path, `Member must have length greater than or equal to ${min}`);
    if (length > max) return fieldFault(path, `Member must have length less than or equal to ${max}`);
    if (whole && !whole.test(value)) {
      return fieldFault(path, `Member must satisfy regular expression pattern: ${pattern?.source}`);
    }
    return [];
  };
}

export function oneOf(words: readonly string[]): Shape {
  return (value, path) =>
    typeof value === "string" && words.includes(value)
      ? []
      : fieldFault(path, `Member must satisfy enum value set: [${words.join(", ")}]`);
}

export function wholeNumber(limits: { min: number; max: number }): Shape {
  return (value, path) =>
    typeof value === "number" && Number.isInteger(value) && value >= limits.min && value <= limits.max
      ? []
      : fieldFault(path, `Member must be an integer from ${limits.min} to ${limits.max}`);
}

/** A number of epoch seconds, fractions allowed, not after `latest()`. */
export function epochSeconds(latest: () => number): Shape {
  return (value, path) => {
    // JSON.parse reads 1e999 as Infinity.
    if (typeof value !== "number" || !Number.isFinite(value)) {
      return fieldFault(path, "Member must be a number of seconds since the epoch");
    }
    return value > latest() ? fieldFault(path, "Member must not be in the future") : [];
  };
}

export function list(member: Shape, limits: { min?: number; max: number; unique?: boolean }): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return fieldFault(path, "Member must be a list");
    const { min = 0, max } = limits;
    if (value.length < min) return fieldFault(path, `Member must have length greater than or equal to ${min}`);
    if (value.length > max) return fieldFault(path, `Member must have length less than or equal to ${max}`);
    const faults = value.flatMap((item, index) => member(item, `${path}.${index}`));
    return limits.unique ? [...faults, ...repeats(value, path)] : faults;
  };
}

function repeats(items: readonly unknown[], path: string): FieldFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = canonicalJson(item);
    if (seen.has(key)) return fieldFault(`${path}.${index}`, "Member must have unique values");
    seen.add(key);
    return [];
  });
}

export function textMap(key: Shape, value: Shape, limits: { max: number }): Shape {
  return (map, path) => {
    if (!isJsonObject(map)) return fieldFault(path, "Member must be a map");
    const entries = Object.entries(map);
    if (entries.length > limits.max) {
      return fieldFault(path, `Member must have length less than or equal to ${limits.max}`);
    }
    return entries.flatMap(([name, item]) => [...key(name, `${path}.${name}`), ...value(item, `${path}.${name}`)]);
  };
}

/** Rejects unknown members. */
export function structure(members: Members): Shape {
  const known = new Map(Object.entries(members));
  return (value, path) => {
    if (!isJsonObject(value)) return fieldFault(path, "Member must be an object");
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    const unknown = Object.keys(value)
      .filter((name) => !known.has(name))
      .flatMap((name) => fieldFault(at(name), "Member is not part of the request"));
    const wrong = [...known].flatMap(([name, member]) => {
      const item = Object.hasOwn(value, name) ? value[name] : undefined;
      if (item !== undefined && item !== null) return member.shape(item, at(name));
      return member.required ? fieldFault(at(name), "Member must not be null") : [];
    });
    return [...wrong, ...unknown];
  };
}

export type JsonObject = { readonly [member: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The value at a path. The first letter's case is ignored: AWS's APIs write `RemoteIpDetails`, EventBridge
 * `remoteIpDetails`.
 */
export function at(value: unknown, ...path: string[]): unknown {
  let reached = value;
  for (const member of path) {
    if (!isObject(reached)) return undefined;
    reached = Object.hasOwn(reached, member) ? reached[member] : ownMember(reached, otherCase(member));
  }
  return reached;
}

/** Undefined for an empty text too. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const reached = at(value, ...path);
  return typeof reached === "string" && reached !== "" ? reached : undefined;
}

/** Empty if there is no list. */
export function listAt(value: unknown, ...path: string[]): readonly unknown[] {
  const reached = at(value, ...path);
  return Array.isArray(reached) ? reached : [];
}

/** Undefined unless the text is a JSON object or list. */
export function parseJson(text: string): JsonObject | readonly unknown[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // Too deep for the engine, or none.
  }
}

function ownMember(object: JsonObject, member: string): unknown {
  return Object.hasOwn(object, member) ? object[member] : undefined;
}

function otherCase(member: string): string {
  const first = member.charAt(0);
  const lower = first.toLowerCase();
  return (first === lower ? first.toUpperCase() : lower) + member.slice(1);
}

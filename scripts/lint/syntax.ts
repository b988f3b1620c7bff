import { parseSync } from "vite";

/** A node of an ESTree syntax tree. */
export type SyntaxNode = { type: string; start: number; end: number; [member: string]: unknown };

/** Every node of a source file, parents first. Throws when the text is not TypeScript. */
export function nodesOf(path: string, text: string): SyntaxNode[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: SyntaxNode[] = [];
  collect(program, found);
  return found;
}

function collect(value: unknown, found: SyntaxNode[]): void {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) found.push(value);
  for (const inside of Object.values(value)) collect(inside, found);
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** `a.b.c` for a member expression, `a` for a name, undefined for anything computed. */
export function dottedName(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Identifier") return String(node.name);
  if (node.type !== "MemberExpression" || node.computed === true) return undefined;
  const [object, property] = [dottedName(node.object), dottedName(node.property)];
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}

import { dottedName, isNode, nodesOf, type SyntaxNode } from "./syntax";

/** Calls that define a test that runs: not `describe`, `skip`, `todo` or `fixme`. */
const makers = /^(test|it)(\.(each|for|concurrent))*$/;

/** The titles of the tests in a file as written, with `%s` and `${…}`. Comments do not count. */
export function testTitles(path: string, text: string): string[] {
  return nodesOf(path, text).flatMap((node) => {
    if (node.type !== "CallExpression" || !makers.test(makerOf(node.callee))) return [];
    const [title] = Array.isArray(node.arguments) ? node.arguments : [];
    return isNode(title) ? titleOf(title, text) : [];
  });
}

/** `test`, or `test.each` of `test.each(rows)`. */
function makerOf(callee: unknown): string {
  if (isNode(callee) && callee.type === "CallExpression") return makerOf(callee.callee);
  if (isNode(callee) && callee.type === "TaggedTemplateExpression") return makerOf(callee.tag);
  return dottedName(callee) ?? "";
}

function titleOf(node: SyntaxNode, text: string): string[] {
  if (node.type === "Literal" && typeof node.value === "string") return [node.value];
  return node.type === "TemplateLiteral" ? [text.slice(node.start + 1, node.end - 1)] : [];
}

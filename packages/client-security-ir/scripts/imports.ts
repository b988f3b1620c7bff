/** Imports only the names that the code uses as the type of a member. */
export function importTypes(names: readonly string[], from: string, code: readonly string[]): string {
  const used = names.filter((name) => code.some((text) => new RegExp(`: ${name}(\\[\\])? `).test(text)));
  return `import type { ${used.join(", ")} } from "${from}";`;
}

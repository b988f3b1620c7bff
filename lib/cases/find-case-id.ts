/** Takes an ID, a link to the case, its ARN, or a sentence with one ID. Undefined if it is not clear. */
export function findCaseId(text: string): string | undefined {
  // An ARN holds an account ID too.
  const [, inPath] = /\bcases?\/(\d{10,32})(?!\d)/.exec(text) ?? [];
  if (inPath !== undefined) return inPath;
  const runs = new Set(text.match(/(?<!\d)\d{10,32}(?!\d)/g));
  return runs.size === 1 ? [...runs][0] : undefined;
}

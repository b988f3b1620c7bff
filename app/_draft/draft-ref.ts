/**
 * A case's draft goes by its client token, an edited comment's by case and comment, every other by the case.
 */
export type DraftKind = "case" | "comment" | "edit" | "changes" | "tags" | "watchers" | "files";

export type DraftRef = { kind: DraftKind; id: string };

export function toKey({ kind, id }: DraftRef): string {
  return `${kind}:${id}`;
}

export function toRef(key: string): DraftRef {
  const colon = key.indexOf(":");
  // toKey wrote the part before the first colon.
  return colon === -1
    ? { kind: "case", id: key }
    : { kind: key.slice(0, colon) as DraftKind, id: key.slice(colon + 1) };
}

import { type ChangeIssue, readList } from "./case-changes";
import { caseFields } from "./case-fields";
import { conflictsInList, mergedList } from "./case-merge";
import type { Entry } from "./edit-input";
import type { Tag } from "./tags";

export const tagsField = { name: "tags", ...caseFields.tags } as const;

/** As they were shown, as they are to be, and as AWS has them now. */
export type TagVersions = { filled: Tag[]; now: Tag[]; held: Tag[] };

/** A tag whose value changes is only set: TagResource replaces the value. */
export type TagChange = { set: Tag[]; unset: string[] };

export type TagReading = { hasConflict: boolean; issues: ChangeIssue[]; change: TagChange };

/** Only what differs is checked and sent. */
export function readTagChanges({ filled, now, held }: TagVersions): TagReading {
  const versions = { filled: { tags: filled }, now: { tags: now }, held: { tags: held } };
  const asked = readList(tagsField, versions.filled, versions.now);
  const merged = { tags: mergedList(tagsField, versions, new Set()) };
  const wanted = readList(tagsField, versions.held, merged);
  const { added = [], removed = [] } = wanted.change ?? {};
  const set = added.map(({ value }) => value as Tag); // As the tags' own reader returns them.
  const keys = new Set(set.map(({ key }) => key));
  return {
    hasConflict: conflictsInList(tagsField, versions).length > 0,
    issues: asked.issues.length > 0 ? asked.issues : wanted.issues.map(({ message }) => ({ path: ["tags"], message })),
    change: { set, unset: removed.map(keyIn).filter((key) => !keys.has(key)) },
  };
}

/** The keys of the tags that are, and are not, as they were sent. */
export function toKeptTags({ set, unset }: TagChange, held: readonly Tag[]): { saved: string[]; missing: string[] } {
  const values = new Map(held.map(({ key, value }) => [key, value]));
  const states = [
    ...set.map(({ key, value }) => ({ key, isKept: values.get(key) === value })),
    ...unset.map((key) => ({ key, isKept: !values.has(key) })),
  ];
  const keys = (wanted: boolean) => states.flatMap(({ key, isKept }) => (isKept === wanted ? [key] : []));
  return { saved: keys(true), missing: keys(false) };
}

function keyIn(entry: Entry): string {
  return typeof entry === "string" ? entry : (entry.key ?? "");
}

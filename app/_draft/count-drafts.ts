import { entries } from "idb-keyval";
import { openDatabase } from "./draft-database";
import type { DraftRecord } from "./draft-records";
import { type DraftKind, toRef } from "./draft-ref";

export type DraftCounts = { cases: number; comments: number; changes: number; files: number };

/** Everybody's unfinished drafts and unsent files in this browser. None where it forbids storage. */
export async function countDrafts(): Promise<DraftCounts> {
  try {
    const records = await entries<string, DraftRecord>(openDatabase());
    const refs = records.filter(([, { kind }]) => kind === "sealed").map(([key]) => toRef(key));
    const idsOf = (...kinds: DraftKind[]) => refs.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    const files = records.map(([, record]) => (record.kind === "sealed" && record.waitingFiles) || 0);
    return {
      cases: idsOf("case").length,
      comments: idsOf("comment", "edit").length,
      // One case can have three.
      changes: new Set(idsOf("changes", "tags", "watchers")).size,
      files: files.reduce((sum, each) => sum + each, 0),
    };
  } catch {
    return { cases: 0, comments: 0, changes: 0, files: 0 };
  }
}

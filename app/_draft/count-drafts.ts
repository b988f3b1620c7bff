import { entries } from "idb-keyval";
import { openDatabase } from "./draft-database";
import type { DraftRecord } from "./draft-records";
import { type DraftKind, toRef } from "./draft-ref";

/** Everybody's unfinished drafts in this browser. None where it forbids storage. */
export async function countDrafts(): Promise<{ cases: number; comments: number; changes: number }> {
  try {
    const records = await entries<string, DraftRecord>(openDatabase());
    const kinds = records.filter(([, { kind }]) => kind === "sealed").map(([key]) => toRef(key).kind);
    const count = (wanted: DraftKind) => kinds.filter((kind) => kind === wanted).length;
    return { cases: count("case"), comments: count("comment") + count("edit"), changes: count("changes") };
  } catch {
    return { cases: 0, comments: 0, changes: 0 };
  }
}

import { del, set } from "idb-keyval";
import { openDatabase } from "./draft-database";
import type { DraftRecord } from "./draft-records";
import { toKey } from "./draft-ref";

/** Replaces a case's draft by the case's number. Never rejects. */
export async function markDraftOpened(owner: string, clientToken: string, caseId: string): Promise<void> {
  try {
    const database = openDatabase();
    const opened: DraftRecord = { owner, savedAt: Date.now(), kind: "opened", caseId };
    await set(toKey({ kind: "case", id: clientToken }), opened, database);
    await del(clientToken, database); // As it was kept before drafts had kinds.
  } catch {
    // Where nothing can be stored, no draft is left behind.
  }
}

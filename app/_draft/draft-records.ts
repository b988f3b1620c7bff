import { delMany, entries, get, update } from "idb-keyval";
import { openDatabase } from "./draft-database";

/**
 * A sealed draft, or the ID of the case that it became. `savedAt` is in epoch milliseconds, by the server's clock.
 * `waitingFiles` can be read without the key: sign-out names what it stops.
 */
export type DraftRecord = { owner: string; savedAt: number } & (
  | { kind: "sealed"; iv: Uint8Array<ArrayBuffer>; content: ArrayBuffer; waitingFiles?: number }
  | { kind: "opened"; caseId: string }
);

/** Every call can reject: browsers can forbid storage, and disks fill up. */
export type DraftRecords = {
  get(key: string): Promise<DraftRecord | undefined>;
  entries(): Promise<[key: string, record: DraftRecord][]>;
  /** Reads and writes in one transaction. */
  update(key: string, change: (now: DraftRecord | undefined) => DraftRecord): Promise<void>;
  delete(keys: string[]): Promise<void>;
};

/** The records in this browser's IndexedDB. */
export function browserRecords(): DraftRecords {
  const database = openDatabase();
  return {
    get: (key) => get(key, database),
    entries: () => entries(database),
    update: (key, change) => update(key, change, database),
    delete: (keys) => delMany(keys, database),
  };
}

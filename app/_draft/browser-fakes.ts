import type { DraftKeys } from "@/lib/auth/draft-key";
import type { DraftRecord, DraftRecords } from "./draft-records";

export class MemoryRecords implements DraftRecords {
  readonly held = new Map<string, DraftRecord>();
  /** To simulate a slow or full disk. */
  beforeWrite: () => Promise<void> = async () => {};

  async get(key: string): Promise<DraftRecord | undefined> {
    return this.held.get(key);
  }

  async entries(): Promise<[string, DraftRecord][]> {
    return [...this.held];
  }

  async update(key: string, change: (now: DraftRecord | undefined) => DraftRecord): Promise<void> {
    await this.beforeWrite();
    this.held.set(key, change(this.held.get(key)));
  }

  async delete(keys: string[]): Promise<void> {
    await this.beforeWrite();
    for (const key of keys) this.held.delete(key);
  }
}

/** Give the same locks to several tabs. */
export class MemoryLocks {
  readonly held = new Set<string>();

  // A method of the browser has several signatures; the drafts use one.
  readonly request = (async (
    name: string,
    { ifAvailable }: LockOptions,
    work: (lock: Lock | null) => Promise<void>,
  ) => {
    while (!ifAvailable && this.held.has(name)) await new Promise(setImmediate);
    // As in a browser, what is let go of just before is still held.
    const isFree = !this.held.has(name);
    if (isFree) this.held.add(name);
    // A browser asks another process.
    await new Promise(setImmediate);
    if (!isFree) return work(null);
    await work({ name, mode: "exclusive" });
    this.held.delete(name);
  }) as LockManager["request"];
}

export function someKeys(owner: string, filling = 1): DraftKeys {
  const key = Buffer.alloc(32, filling).toString("base64");
  // Whenever they are used, they have just come from the server.
  return [
    {
      ...{ owner, key },
      get issuedAt() {
        return Date.now();
      },
    },
  ];
}

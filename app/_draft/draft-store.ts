import type { DraftKeys } from "@/lib/auth/draft-key";
import { importSealingKey, seal, unseal } from "@/lib/sealing";
import { browserRecords, type DraftRecord, type DraftRecords } from "./draft-records";
import { type DraftKind, type DraftRef, toKey, toRef } from "./draft-ref";

export type FoundDraft<Content> = { id: string; savedAt: number } & (
  | { kind: "draft"; content: Content }
  | { kind: "opened"; caseId: string }
);

type OpenKey = { owner: string; key: CryptoKey };

const keptMilliseconds = 24 * 60 * 60_000;

/** One person's drafts in this browser, sealed under a key that only that person's page gets. */
export class DraftStore {
  readonly #sealing: OpenKey;
  readonly #keys: readonly OpenKey[];
  readonly #records: DraftRecords;
  /** Before drafts had kinds, a case's draft was stored under its bare id. */
  readonly #bareKeys: Set<string>;
  /** The server's time, in epoch milliseconds. The device's clock can jump. */
  readonly #now: () => number;

  private constructor(
    keys: readonly [OpenKey, ...OpenKey[]],
    records: DraftRecords,
    bareKeys: Set<string>,
    now: () => number,
  ) {
    this.#now = now;
    this.#sealing = keys[0];
    this.#keys = keys;
    this.#records = records;
    this.#bareKeys = bareKeys;
  }

  /** Deletes everybody's records older than 24 hours. Rejects where the browser forbids storage. */
  static async open([first, ...others]: DraftKeys, records = browserRecords()): Promise<DraftStore> {
    const keys = [await toOpenKey(first), ...(await Promise.all(others.map(toOpenKey)))] as const;
    const now = toServerClock(first.issuedAt);
    const all = await records.entries();
    const old = all.filter(([, { savedAt }]) => savedAt < now() - keptMilliseconds).map(([key]) => key);
    if (old.length > 0) await records.delete(old);
    const bareKeys = all.map(([key]) => key).filter((key) => !key.includes(":") && !old.includes(key));
    return new DraftStore([...keys], records, new Set(bareKeys), now);
  }

  /** Undefined if there is none, or if it is somebody else's or unreadable. */
  async load<Content>(ref: DraftRef): Promise<FoundDraft<Content> | undefined> {
    const keys = this.#bareKeys.has(ref.id) ? [toKey(ref), ref.id] : [toKey(ref)];
    const records = await Promise.all(keys.map(async (key) => ({ key, record: await this.#records.get(key) })));
    // During a rollout, a tab of either version may have written last.
    const [newest] = records
      .flatMap(({ key, record }) => (record ? [{ key, record }] : []))
      .sort((a, b) => b.record.savedAt - a.record.savedAt);
    return newest && this.#read(ref.id, newest.key, newest.record);
  }

  /** Newest first, without those that became cases. */
  async unfinishedIds(kind: DraftKind): Promise<string[]> {
    const ids = (await this.#records.entries())
      .filter(([, record]) => this.#keyOf(record.owner) && record.kind === "sealed")
      .sort(([, a], [, b]) => b.savedAt - a.savedAt)
      .map(([key]) => toRef(key))
      .filter((ref) => ref.kind === kind)
      .map(({ id }) => id);
    return [...new Set(ids)];
  }

  /** Never overwrites the record of an opened case. */
  async save(ref: DraftRef, draft: object, isStillWanted: () => boolean, waitingFiles = 0): Promise<void> {
    const { owner, key } = this.#sealing;
    const content = await seal(key, JSON.stringify(draft), toBinding(owner, toKey(ref)));
    const marks = waitingFiles > 0 ? { waitingFiles } : {};
    const sealed: DraftRecord = { owner, savedAt: this.#now(), kind: "sealed", ...content, ...marks };
    if (!isStillWanted()) return;
    await this.#records.update(toKey(ref), (now) => (now?.kind === "opened" ? now : sealed));
    if (this.#bareKeys.delete(ref.id)) await this.#records.delete([ref.id]);
  }

  async remove(ref: DraftRef): Promise<void> {
    await this.#records.delete(this.#bareKeys.delete(ref.id) ? [toKey(ref), ref.id] : [toKey(ref)]);
  }

  async #read<Content>(id: string, key: string, record: DraftRecord): Promise<FoundDraft<Content> | undefined> {
    const { owner, savedAt } = record;
    const opening = this.#keyOf(owner);
    if (!opening) return undefined;
    if (record.kind === "opened") return { kind: "opened", id, savedAt, caseId: record.caseId };
    try {
      const clear = await unseal(opening, record, toBinding(owner, key));
      // Only a page with this person's key could have sealed it.
      return { kind: "draft", id, savedAt, content: JSON.parse(clear) as Content };
    } catch {
      return undefined; // The record was changed or moved.
    }
  }

  #keyOf(owner: string): CryptoKey | undefined {
    return this.#keys.find((key) => key.owner === owner)?.key;
  }
}

async function toOpenKey({ owner, key }: DraftKeys[0]): Promise<OpenKey> {
  return { owner, key: await importSealingKey(key) };
}

function toServerClock(issuedAt: number): () => number {
  const startedAt = performance.now();
  return () => issuedAt + performance.now() - startedAt;
}

/** A record copied under another key or owner does not open. */
function toBinding(owner: string, key: string): string {
  return `${owner} ${key}`;
}

"use client";

import { createStore, del, delMany, entries, get, set, type UseStore, update } from "idb-keyval";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { ActionFailure } from "@/lib/result";
import { erasedChannel } from "./draft-channels";

/** How far the opening of a draft's case has come. "sending" that is found again after a crash is as unclear as "unclear". */
export type Progress =
  | { state: "editing" }
  | { state: "sending" | "unclear"; firstTriedAt: number; roleArn: string; failure?: ActionFailure }
  /** Its content could not go out again as it was: it is being put right under a new token, and AWS may have it as it was. */
  | { state: "mending"; earlier: EarlierTry };

/** By what AWS's list shows whether a try that began then has opened a case. */
export type EarlierTry = { title: string; firstTriedAt: number };

/** That a link filled the form, and what in it deserves a second look, a sentence each. */
export type FromLink = { cautions: readonly string[] };

export type Draft = { input: CaseInput; progress: Progress; fromLink?: FromLink | undefined };

/** What is stored: a sealed draft, or only the number of the case that came of it. `savedAt` in epoch milliseconds. */
type StoredDraft = { owner: string; savedAt: number } & (
  | { kind: "sealed"; iv: Uint8Array<ArrayBuffer>; content: ArrayBuffer }
  | { kind: "opened"; caseId: string }
);

export type FoundDraft = { id: string; savedAt: number } & (
  | { kind: "draft"; draft: Draft }
  | { kind: "opened"; caseId: string }
);

type OpenKey = { owner: string; key: CryptoKey };

const keptMilliseconds = 24 * 60 * 60_000;

const database: () => UseStore = () => createStore("casedesk", "drafts");

/** One person's drafts in this browser: sealed with AES-GCM under a key that only that person's page is given, and kept for 24 hours. */
export class DraftStore {
  readonly #sealing: OpenKey;
  readonly #keys: readonly OpenKey[];
  readonly #database: UseStore;

  private constructor(sealing: OpenKey, others: readonly OpenKey[], store: UseStore) {
    this.#sealing = sealing;
    this.#keys = [sealing, ...others];
    this.#database = store;
  }

  /** Opens the store and throws away what is older than 24 hours, whoever it belongs to. Rejects where the browser forbids storage. */
  static async open([first, ...others]: DraftKeys): Promise<DraftStore> {
    const sealing = await toOpenKey(first);
    const opening = await Promise.all(others.map(toOpenKey));
    const store = database();
    const all = await entries<string, StoredDraft>(store);
    const old = all.filter(([, { savedAt }]) => savedAt < Date.now() - keptMilliseconds).map(([id]) => id);
    if (old.length > 0) await delMany(old, store);
    return new DraftStore(sealing, opening, store);
  }

  /** The draft with this id, if it is this person's and can be read. */
  async load(id: string): Promise<FoundDraft | undefined> {
    const stored = await get<StoredDraft>(id, this.#database);
    return stored ? this.#read(id, stored) : undefined;
  }

  /** The ids of this person's drafts that are not opened cases, newest first. */
  async unfinishedIds(): Promise<string[]> {
    return (await entries<string, StoredDraft>(this.#database))
      .filter(([, { owner, kind }]) => this.#keyOf(owner) && kind === "sealed")
      .sort(([, a], [, b]) => b.savedAt - a.savedAt)
      .map(([id]) => id);
  }

  /** Seals and keeps the draft, if that is still wanted when it is sealed; one whose case is open already stays as it is. */
  async save(id: string, draft: Draft, isStillWanted: () => boolean): Promise<void> {
    const { owner, key } = this.#sealing;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const clear = new TextEncoder().encode(JSON.stringify(draft));
    const content = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv, additionalData: toBinding(owner, id) },
      key,
      clear,
    );
    const stored: StoredDraft = { owner, savedAt: Date.now(), kind: "sealed", iv, content };
    if (!isStillWanted()) return;
    await update<StoredDraft>(id, (now) => (now?.kind === "opened" ? now : stored), this.#database);
  }

  async remove(id: string): Promise<void> {
    await del(id, this.#database);
  }

  async #read(id: string, stored: StoredDraft): Promise<FoundDraft | undefined> {
    const { owner, savedAt } = stored;
    const key = this.#keyOf(owner);
    if (!key) return undefined;
    if (stored.kind === "opened") return { kind: "opened", id, savedAt, caseId: stored.caseId };
    try {
      const algorithm = { name: "AES-GCM", iv: stored.iv, additionalData: toBinding(owner, id) };
      const clear = await crypto.subtle.decrypt(algorithm, key, stored.content);
      // Sealed by this very class: only a page with this person's key could have written it.
      return { kind: "draft", id, savedAt, draft: JSON.parse(new TextDecoder().decode(clear)) as Draft };
    } catch {
      return undefined; // Not as it was written.
    }
  }

  #keyOf(owner: string): CryptoKey | undefined {
    return this.#keys.find((key) => key.owner === owner)?.key;
  }
}

async function toOpenKey({ owner, key }: DraftKeys[0]): Promise<OpenKey> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  // Not extractable: from here on the page can use the key, but not read it.
  return { owner, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
}

/** Ties the content to its place: a record copied under another id or owner does not open. */
function toBinding(owner: string, id: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${owner} ${id}`);
}

/** Leaves of a draft nothing but the number of its case. Never rejects. */
export async function markDraftOpened(owner: string, id: string, caseId: string): Promise<void> {
  try {
    const stored: StoredDraft = { owner, savedAt: Date.now(), kind: "opened", caseId };
    await set(id, stored, database());
  } catch {
    // Where nothing can be stored, no draft is left behind.
  }
}

/** Erases every draft in this browser, and has other tabs stop writing theirs. Never rejects. */
export async function eraseAllDrafts(): Promise<void> {
  try {
    const channel = new BroadcastChannel(erasedChannel);
    channel.postMessage("erased");
    channel.close();
    const store = database();
    await delMany(
      (await entries(store)).map(([id]) => id),
      store,
    );
  } catch {
    // Where nothing can be stored, nothing is left to erase.
  }
}

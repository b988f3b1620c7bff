import { expect, type Page } from "@playwright/test";

export type KeptRecord = {
  readonly kind: string;
  /** All texts and bytes, each byte as a character. */
  readonly raw: string;
};

/** Resolves once everything typed is saved. */
export async function untilKept(page: Page): Promise<void> {
  await expect.poll(() => wouldAskBeforeLeaving(page)).toBe(false);
}

/** True if the page would ask before closing because something is not saved. */
export function wouldAskBeforeLeaving(page: Page): Promise<boolean> {
  return page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

/** Reads IndexedDB without the portal's code. */
export function keptRecords(page: Page): Promise<KeptRecord[]> {
  return page.evaluate(async () => {
    const answer = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const toBytes = (value: ArrayBuffer | ArrayBufferView) =>
      ArrayBuffer.isView(value)
        ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        : new Uint8Array(value);
    const toRaw = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        return Array.from(toBytes(value), (byte) => String.fromCharCode(byte)).join("");
      }
      if (typeof value !== "object" || value === null) return String(value);
      return Object.entries(value)
        .map(([key, member]) => `${key}: ${toRaw(member)}`)
        .join("\n");
    };
    const found: { kind: string; raw: string }[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        values.forEach((value: unknown, index) => {
          const kind = String(Reflect.get(Object(value), "kind"));
          found.push({ kind, raw: `${toRaw(keys[index])}\n${toRaw(value)}` });
        });
      }
      database.close();
    }
    return found;
  });
}

/** Everything stored in this browser, as one text. */
export async function keptText(page: Page): Promise<string> {
  const records = await keptRecords(page);
  const storages = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const cached = (await Promise.all(stores.map((store) => store.matchAll()))).flat();
    const files: string[] = [];
    const readAll = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await readAll(handle);
        else if (handle instanceof FileSystemFileHandle) files.push(name, await (await handle.getFile()).text());
      }
    };
    await readAll(await navigator.storage.getDirectory());
    const answers = await Promise.all(cached.flatMap((answer) => [answer.url, answer.text()]));
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, answers, files]);
  });
  // In UTF-16 every second byte of such a text is 0.
  return [storages, ...records.map(({ raw }) => raw)].join("\n").replaceAll("\0", "");
}

/** Changes the values of the only draft, with the page's key, as if a portal with other rules had saved it. */
export async function changeKeptDraft(page: Page, changes: { description: string }): Promise<void> {
  const [, owner = "", key = ""] =
    /\\"owner\\":\\"([^\\]+)\\",\\"key\\":\\"([^\\]+)\\"/.exec(await page.content()) ?? [];
  await page.evaluate(
    async (given) => {
      const answer = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await answer(indexedDB.open("casedesk"));
      const drafts = () => database.transaction("drafts", "readwrite").objectStore("drafts");
      const [id = ""] = await answer(drafts().getAllKeys());
      const stored = await answer(drafts().get(id));
      const bytes = Uint8Array.from(atob(given.key), (character) => character.charCodeAt(0));
      const aesKey = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
      const additionalData = new TextEncoder().encode(`${given.owner} ${String(id)}`);
      const algorithm = { name: "AES-GCM", iv: stored.iv, additionalData };
      const clear = await crypto.subtle.decrypt(algorithm, aesKey, stored.content);
      const draft = JSON.parse(new TextDecoder().decode(clear));
      Object.assign(draft.input, given.changes);
      const changed = new TextEncoder().encode(JSON.stringify(draft));
      const content = await crypto.subtle.encrypt(algorithm, aesKey, changed);
      await answer(drafts().put({ ...stored, content }, id));
      database.close();
    },
    { owner, key, changes },
  );
}

/** As if every draft had been saved so much earlier. Its age counts by the server's clock, which no test turns. */
export async function ageKeptDrafts(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate(async (age) => {
    const answer = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("casedesk"));
    const drafts = () => database.transaction("drafts", "readwrite").objectStore("drafts");
    for (const id of await answer(drafts().getAllKeys())) {
      const stored = await answer(drafts().get(id));
      await answer(drafts().put({ ...stored, savedAt: stored.savedAt - age }, id));
    }
    database.close();
  }, milliseconds);
}

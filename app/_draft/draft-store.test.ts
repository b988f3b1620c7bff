import { set } from "idb-keyval";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { erasedChannel } from "../_tabs/tab-channels";
import { MemoryRecords, someKeys } from "./browser-fakes";
import type { DraftRecord } from "./draft-records";
import type { DraftRef } from "./draft-ref";
import { DraftStore } from "./draft-store";
import { eraseAllDrafts } from "./erase-all-drafts";
import { markDraftOpened } from "./mark-draft-opened";

// Marking and erasing drafts uses the database directly, because every page loads that code.
let inBrowser = new MemoryRecords();
vi.mock("idb-keyval", () => ({
  createStore: () => {},
  set: vi.fn(async (key: string, record: DraftRecord) => inBrowser.held.set(key, record)),
  del: async (key: string) => inBrowser.held.delete(key),
  clear: async () => inBrowser.held.clear(),
}));

const ana = someKeys("ana");
const hour = 60 * 60_000;
const ref: DraftRef = { kind: "case", id: "token-1" };
const always = () => true;

async function opened({ keys = ana, records = new MemoryRecords() } = {}) {
  inBrowser = records;
  return { records, store: await DraftStore.open(keys, records) };
}

/** Stored before drafts had kinds: under the bare id, which the seal is bound to. */
async function keepAsBefore(records: MemoryRecords, id: string, draft: object, savedAt = Date.now()): Promise<void> {
  const [{ owner, key }] = ana;
  const aesKey = await crypto.subtle.importKey("raw", Buffer.from(key, "base64"), "AES-GCM", false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(`${owner} ${id}`);
  const clear = new TextEncoder().encode(JSON.stringify(draft));
  const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, aesKey, clear);
  records.held.set(id, { owner, savedAt, kind: "sealed", iv, content });
}

function sealedIn(records: MemoryRecords, key: string): Extract<DraftRecord, { kind: "sealed" }> {
  const record = records.held.get(key);
  if (record?.kind !== "sealed") throw new Error(`Nothing sealed under ${key}`);
  return record;
}

afterEach(() => vi.useRealTimers());

describe("a draft", () => {
  test("is read as it was saved", async () => {
    const { store } = await opened();
    await store.save(ref, { title: "Keys in use" }, always);
    expect(await store.load(ref)).toMatchObject({ kind: "draft", id: "token-1", content: { title: "Keys in use" } });
  });

  test("says without a key how many of its files are not sent yet, and nothing when none is", async () => {
    const { store, records } = await opened();
    await store.save(ref, { uploads: ["a", "b"] }, always, 2);
    await store.save({ kind: "case", id: "token-2" }, {}, always, 0);
    expect(sealedIn(records, "case:token-1").waitingFiles).toBe(2);
    expect(sealedIn(records, "case:token-2")).not.toHaveProperty("waitingFiles");
  });

  test("is kept under its kind and id", async () => {
    const { store, records } = await opened();
    await store.save({ kind: "edit", id: "123:456" }, { text: "edited" }, always);
    expect([...records.held.keys()]).toEqual(["edit:123:456"]);
  });

  test("does not lie there in clear", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "Keys in use" }, always);
    expect(Buffer.from(sealedIn(records, "case:token-1").content).includes("Keys in use")).toBe(false);
  });

  test("is sealed under a new IV each time", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    const first = sealedIn(records, "case:token-1").iv;
    await store.save(ref, { title: "A" }, always);
    expect(sealedIn(records, "case:token-1").iv).not.toEqual(first);
  });

  test("is nothing to somebody else", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    const other = await DraftStore.open(someKeys("max"), records);
    expect([await other.load(ref), await other.unfinishedIds("case")]).toEqual([undefined, []]);
  });

  test("does not open with another key", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    expect(await (await DraftStore.open(someKeys("ana", 2), records)).load(ref)).toBeUndefined();
  });

  test("opens with a key of the secret before", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    const rotated = await DraftStore.open([...someKeys("ana-new", 2), ...ana], records);
    expect(await rotated.load(ref)).toMatchObject({ content: { title: "A" } });
  });

  test.each(["case:token-2", "comment:token-1"])("does not open when it is copied to %s", async (to) => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    records.held.set(to, sealedIn(records, "case:token-1"));
    const [kind, id] = to.split(":") as [DraftRef["kind"], string];
    expect(await store.load({ kind, id })).toBeUndefined();
  });

  test("does not open under another owner's name", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    records.held.set("case:token-1", { ...sealedIn(records, "case:token-1"), owner: "max" });
    expect(await (await DraftStore.open(someKeys("max"), records)).load(ref)).toBeUndefined();
  });

  test("that is not wanted any more when it is sealed is not written", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, () => false);
    expect(records.held.size).toBe(0);
  });

  test("is gone once it is removed", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    await store.remove(ref);
    expect(records.held.size).toBe(0);
  });
});

describe("after 24 hours", () => {
  test.each([
    [23, ["case:token-1"]],
    [25, []],
  ])("when the store opens %i hours later, it holds %j, whoever opens it", async (hours, keys) => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    vi.useFakeTimers({ now: Date.now() + hours * hour, toFake: ["Date"] });
    await DraftStore.open(someKeys("max"), records);
    expect([...records.held.keys()]).toEqual(keys);
  });
});

describe("each save of a draft", () => {
  test("is sealed under an IV of its own, whichever tab writes the same text", async () => {
    const ivs: string[] = [];
    for (const _tab of [1, 2, 3]) {
      const { store, records } = await opened();
      for (const _save of [1, 2]) {
        await store.save(ref, { title: "The same" }, always);
        const record = records.held.get("case:token-1");
        ivs.push(record?.kind === "sealed" ? record.iv.join() : "none");
      }
    }
    expect([new Set(ivs).size, ivs.includes("none")]).toEqual([6, false]);
  });
});

describe("when the device's clock jumps", () => {
  /** The server gave them an hour after it gave the first. */
  const later = (): DraftKeys => [{ ...ana[0], issuedAt: issuedAt + hour }];
  const issuedAt = Date.parse("2026-03-04T05:06:07Z");
  const first: DraftKeys = [{ ...ana[0], issuedAt }];

  test.each([
    ["forward by a year", "2027-03-04T05:06:07Z"],
    ["back to 1970", "1970-01-01T00:00:10Z"],
  ])("%s, a draft is kept", async (_where, clock) => {
    const { store, records } = await opened({ keys: first });
    await store.save(ref, { title: "A" }, always);
    vi.useFakeTimers({ now: Date.parse(clock), toFake: ["Date"] });
    const again = await DraftStore.open(later(), records);
    expect(await again.load(ref)).toMatchObject({ kind: "draft", content: { title: "A" } });
  });

  test("a draft that was saved under the wrong clock ends after 24 hours all the same", async () => {
    vi.useFakeTimers({ now: Date.parse("2030-01-01T00:00:00Z"), toFake: ["Date"] });
    const { store, records } = await opened({ keys: first });
    await store.save(ref, { title: "A" }, always);
    await DraftStore.open([{ ...ana[0], issuedAt: issuedAt + 25 * hour }], records);
    expect(records.held.size).toBe(0);
  });
});

describe("the unfinished drafts", () => {
  test("are those of the kind that is asked for, newest first", async () => {
    const { store } = await opened();
    vi.useFakeTimers({ now: 1000, toFake: ["Date"] });
    await store.save({ kind: "case", id: "older" }, { title: "A" }, always);
    vi.setSystemTime(2000);
    await store.save({ kind: "case", id: "newer" }, { title: "B" }, always);
    await store.save({ kind: "comment", id: "123" }, { text: "C" }, always);
    expect(await store.unfinishedIds("case")).toEqual(["newer", "older"]);
  });

  test("are none that became a case", async () => {
    const { store } = await opened();
    await store.save(ref, { title: "A" }, always);
    await markDraftOpened("ana", "token-1", "1234567890");
    expect(await store.unfinishedIds("case")).toEqual([]);
  });
});

describe("a draft that became a case", () => {
  test("leaves nothing but the case's number", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "A" }, always);
    await markDraftOpened("ana", "token-1", "1234567890");
    expect(records.held).toEqual(
      new Map([["case:token-1", { owner: "ana", savedAt: expect.any(Number), kind: "opened", caseId: "1234567890" }]]),
    );
  });

  test("is not written over", async () => {
    const { store } = await opened();
    await markDraftOpened("ana", "token-1", "1234567890");
    await store.save(ref, { title: "A" }, always);
    expect(await store.load(ref)).toMatchObject({ kind: "opened", caseId: "1234567890" });
  });

  test("does not fail where the browser forbids storage", async () => {
    vi.mocked(set).mockRejectedValueOnce(new DOMException("Forbidden", "SecurityError"));
    await expect(markDraftOpened("ana", "token-1", "1234567890")).resolves.toBeUndefined();
  });
});

describe("a draft from before drafts had kinds", () => {
  test("is read as a case's", async () => {
    const records = new MemoryRecords();
    await keepAsBefore(records, "token-1", { title: "From before" });
    const { store } = await opened({ records });
    expect(await store.load(ref)).toMatchObject({ kind: "draft", id: "token-1", content: { title: "From before" } });
  });

  test("is among the unfinished ones", async () => {
    const records = new MemoryRecords();
    await keepAsBefore(records, "token-1", { title: "From before" });
    const { store } = await opened({ records });
    expect(await store.unfinishedIds("case")).toEqual(["token-1"]);
  });

  test("is replaced when it is saved", async () => {
    const records = new MemoryRecords();
    await keepAsBefore(records, "token-1", { title: "From before" });
    const { store } = await opened({ records });
    await store.save(ref, { title: "Since" }, always);
    expect([...records.held.keys()]).toEqual(["case:token-1"]);
  });

  test("is gone once it is removed", async () => {
    const records = new MemoryRecords();
    await keepAsBefore(records, "token-1", { title: "From before" });
    const { store } = await opened({ records });
    await store.remove(ref);
    expect(records.held.size).toBe(0);
  });

  test("leaves nothing but the case's number once it became one", async () => {
    const records = new MemoryRecords();
    await keepAsBefore(records, "token-1", { title: "From before" });
    inBrowser = records;
    await markDraftOpened("ana", "token-1", "1234567890");
    expect([...records.held].map(([key, { kind }]) => [key, kind])).toEqual([["case:token-1", "opened"]]);
  });

  test("gives way to a newer one, and the other way round", async () => {
    const { store, records } = await opened();
    await store.save(ref, { title: "Of the new version" }, always);
    await keepAsBefore(records, "token-1", { title: "Of the old version" }, Date.now() + hour);
    const again = await DraftStore.open(ana, records);
    expect(await again.load(ref)).toMatchObject({ content: { title: "Of the old version" } });
  });
});

test("erasing leaves nothing of anybody, and tells the other tabs", async () => {
  const { store, records } = await opened();
  await store.save(ref, { title: "A" }, always);
  records.held.set("case:theirs", { owner: "max", savedAt: Date.now(), kind: "opened", caseId: "1" });
  const other = new BroadcastChannel(erasedChannel);
  const heard = new Promise((resolve) => {
    other.onmessage = resolve;
  });
  await eraseAllDrafts();
  await heard;
  other.close();
  expect(records.held.size).toBe(0);
});

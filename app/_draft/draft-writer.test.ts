import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { erasedChannel, ownerSignedInChannel, thisTab } from "../_tabs/tab-channels";
import { MemoryLocks, MemoryRecords, someKeys } from "./browser-fakes";
import { DraftStore } from "./draft-store";
import { DraftWriter, type DraftWriterOptions } from "./draft-writer";

type Note = { id: string; text: string };

/** A form with one text, in its own tab. */
class Tab {
  note: Note;
  claimed: string[] = [];
  readonly writer: DraftWriter<Note>;

  constructor(
    { id = "own", text = "" }: Partial<Note> = {},
    options: Partial<Omit<DraftWriterOptions<Note>, "form">> = {},
    form: Partial<DraftWriterOptions<Note>["form"]> = {},
  ) {
    this.note = { id, text };
    this.writer = new DraftWriter({
      keys: ana,
      openStore: (keys) => DraftStore.open(keys, records),
      locks: () => locks,
      isHidden: () => false,
      ...options,
      form: {
        kind: "case",
        id: () => this.note.id,
        content: () => ({ ...this.note }),
        isBlank: () => this.note.text === "",
        fill: (note) => {
          this.note = { ...note };
        },
        renewId: () => {
          this.note = { ...this.note, id: `${this.note.id}-renewed` };
        },
        find: async (store) => {
          const [newest] = await store.unfinishedIds("case");
          return store.load({ kind: "case", id: newest ?? this.note.id });
        },
        onClaim: (claimed) => this.claimed.push(claimed),
        ...form,
      },
    });
    tabs.push(this);
  }

  async start(): Promise<this> {
    this.writer.start();
    await vi.waitUntil(() => this.status !== "searching");
    // A change during the search waits for it.
    await this.writer.save();
    return this;
  }

  type(text: string): void {
    this.note = { ...this.note, text };
    this.writer.changed();
  }

  get status(): string {
    return this.writer.status().kind;
  }
}

const ana = someKeys("ana");
let records: MemoryRecords;
let locks: MemoryLocks;
let tabs: Tab[];

beforeEach(() => {
  records = new MemoryRecords();
  locks = new MemoryLocks();
  tabs = [];
});

afterEach(() => {
  for (const { writer } of tabs) writer.stop();
  vi.useRealTimers();
});

async function keptNotes(): Promise<string[]> {
  const store = await DraftStore.open(ana, records);
  const ids = await store.unfinishedIds("case");
  const found = await Promise.all(ids.map((id) => store.load<Note>({ kind: "case", id })));
  return found.map((draft) => (draft?.kind === "draft" ? draft.content.text : "")).sort();
}

async function keep(note: Note): Promise<void> {
  const store = await DraftStore.open(ana, records);
  await store.save({ kind: "case", id: note.id }, note, () => true);
}

function say(channelName: string, message: unknown): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(message);
  channel.close();
}

test("a form is not filled before it is ready", async () => {
  await keep({ id: "kept", text: "typed yesterday" });
  let makeReady = () => {};
  const ready = new Promise<void>((resolve) => {
    makeReady = resolve;
  });
  const tab = new Tab({}, {}, { whenFillable: () => ready });
  const started = tab.start();
  const before = await Promise.race([started, new Promise((resolve) => setTimeout(() => resolve(tab.note.text), 50))]);
  makeReady();
  await started;
  expect([before, tab.note.text]).toEqual(["", "typed yesterday"]);
});

describe("a draft that is the same one in every tab", () => {
  const fixed = { hasFixedId: true, renewId: () => {} };

  test("is written by one tab, even before it has any text", async () => {
    const first = await new Tab({}, {}, fixed).start();
    const second = await new Tab({}, {}, fixed).start();
    expect([first.status, second.status]).toEqual(["quiet", "elsewhere"]);
  });

  test("takes a restored draft beside what was typed meanwhile, and keeps both", async () => {
    await keep({ id: "own", text: "before" });
    const form: Partial<DraftWriterOptions<Note>["form"]> = {
      ...fixed,
      fill: ({ text }) => tab.type([text, tab.note.text].join(" ")),
    };
    const tab = new Tab({ text: "typed" }, {}, form);
    await tab.start();
    expect([tab.note.text, await keptNotes()]).toEqual(["before typed", ["before typed"]]);
  });

  test("goes on in the second tab once the first is closed", async () => {
    const first = await new Tab({}, {}, fixed).start();
    const second = await new Tab({}, {}, fixed).start();
    first.type("typed in the first");
    await first.writer.save();
    first.writer.stop();
    await vi.waitUntil(() => second.status === "restored");
    expect(second.note.text).toBe("typed in the first");
  });

  test("stays with the first tab if that was only reloaded, until the second comes to the front", async () => {
    const first = await new Tab({}, {}, fixed).start();
    const hidden = await new Tab({}, { isHidden: () => true }, fixed).start();
    first.writer.stop();
    await vi.waitUntil(() => locks.held.size === 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const reloaded = await new Tab({}, {}, fixed).start();
    const before = [hidden.status, reloaded.status];
    reloaded.writer.stop();
    await vi.waitUntil(() => locks.held.size === 0);
    hidden.writer.shown();
    await vi.waitUntil(() => hidden.status === "quiet");
    expect(before).toEqual(["elsewhere", "quiet"]);
  });

  test("stays unsaved in a second tab that waits while the person signs out", async () => {
    const first = await new Tab({}, {}, fixed).start();
    const second = await new Tab({}, {}, fixed).start();
    say(erasedChannel, "erased");
    await vi.waitUntil(() => first.status === "signed-out");
    first.writer.stop();
    await vi.waitUntil(() => second.status === "quiet");
    second.type("after");
    await second.writer.save();
    expect(records.held.size).toBe(0);
  });
});

describe("a draft that any tab may begin", () => {
  const shared = { hasFixedId: true, claimsWhenTyped: true, renewId: () => {} };
  const open = (form: Partial<DraftWriterOptions<Note>["form"]> = {}) =>
    new Tab({}, {}, { ...shared, ...form }).start();

  async function typed(tab: Tab, text: string): Promise<void> {
    tab.type(text);
    await tab.writer.searched();
    await tab.writer.save();
  }

  test("keeps no other tab out while it is blank", async () => {
    const tabs = [await open(), await open()];
    expect([tabs.map(({ status }) => status), locks.held.size]).toEqual([["quiet", "quiet"], 0]);
  });

  test("is that of the tab where somebody types", async () => {
    const [first, second] = [await open(), await open()];
    await typed(second, "second");
    await typed(first, "first");
    expect([first.status, second.status, await keptNotes()]).toEqual(["elsewhere", "quiet", ["second"]]);
  });

  test("is one tab's if both type in the same moment", async () => {
    const both = [await open(), await open()];
    await Promise.all(both.map((tab, index) => typed(tab, String(index))));
    expect([both.map(({ status }) => status).sort(), (await keptNotes()).length]).toEqual([["elsewhere", "quiet"], 1]);
  });

  test("is free again once it was sent, and what was typed elsewhere is saved", async () => {
    const [first, second] = [await open(), await open()];
    await typed(first, "first");
    await typed(second, "second");
    await typed(first, "");
    await vi.waitUntil(() => second.status === "quiet");
    await second.writer.searched();
    expect([first.status, await keptNotes()]).toEqual(["quiet", ["second"]]);
  });

  test("is not overwritten by a tab that was blank when it was kept", async () => {
    const fill = ({ text }: Note) => late.type([text, late.note.text].join(" "));
    const [first, late] = [await open(), await open({ fill })];
    await typed(first, "first");
    first.writer.stop();
    await vi.waitUntil(() => locks.held.size === 0);
    await typed(late, "late");
    expect([late.status, await keptNotes()]).toEqual(["restored", ["first late"]]);
  });

  test("is claimed again by typing that follows at once", async () => {
    const tab = await open();
    await typed(tab, "sent");
    tab.type("");
    void tab.writer.save();
    await typed(tab, "next");
    expect([tab.status, await keptNotes(), tab.writer.hasUnsaved]).toEqual(["quiet", ["next"], false]);
  });

  test("is not saved by a blank tab whose person signed out meanwhile", async () => {
    const tab = await open();
    say(erasedChannel, "erased");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await typed(tab, "after");
    expect([tab.status, records.held.size, tab.writer.hasUnsaved]).toEqual(["signed-out", 0, true]);
    say(ownerSignedInChannel, "ana");
    await vi.waitUntil(() => records.held.size > 0);
    expect([tab.status, await keptNotes()]).toEqual(["kept-again", ["after"]]);
  });
});

describe("typed text", () => {
  test("is kept half a second after the first change, even while somebody is still typing", async () => {
    const tab = await new Tab().start();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    tab.type("a");
    vi.advanceTimersByTime(300);
    tab.type("ab");
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    await vi.waitUntil(() => !tab.writer.hasUnsaved);
    expect(await keptNotes()).toEqual(["ab"]);
  });

  test("counts as unsaved until it is kept", async () => {
    const tab = await new Tab().start();
    tab.type("a");
    const before = tab.writer.hasUnsaved;
    await tab.writer.save();
    expect([before, tab.writer.hasUnsaved]).toEqual([true, false]);
  });

  test("counts as unsaved when it came while an older state was being saved", async () => {
    const tab = await new Tab().start();
    tab.type("a");
    const saving = tab.writer.save();
    tab.type("ab");
    await saving;
    expect(tab.writer.hasUnsaved).toBe(true);
  });

  test("is none in a blank form, even if something changes while that is saved", async () => {
    const tab = await new Tab().start();
    const saving = tab.writer.save();
    tab.type("");
    await saving;
    expect(tab.writer.hasUnsaved).toBe(false);
  });

  test("is kept when the page ends before its time", async () => {
    const tab = await new Tab().start();
    tab.type("a");
    tab.writer.flush();
    await vi.waitUntil(() => records.held.size > 0, { timeout: 300 });
    expect(await keptNotes()).toEqual(["a"]);
  });

  test("is not overtaken by an older state on a slow disk", async () => {
    const tab = await new Tab().start();
    const delays = [50, 0];
    records.beforeWrite = () => new Promise((resolve) => setTimeout(resolve, delays.shift()));
    tab.type("old");
    const first = tab.writer.save();
    await new Promise(setImmediate);
    tab.type("new");
    await Promise.all([first, tab.writer.save()]);
    expect(await keptNotes()).toEqual(["new"]);
  });

  test("leaves no draft behind when it is deleted again", async () => {
    const tab = await new Tab().start();
    tab.type("a");
    await tab.writer.save();
    tab.type("");
    await tab.writer.save();
    expect(records.held.size).toBe(0);
  });
});

describe("a draft that is found", () => {
  test("fills the form and says from when it is", async () => {
    await keep({ id: "kept", text: "before" });
    const tab = await new Tab().start();
    expect([tab.note, tab.writer.status(), tab.claimed]).toEqual([
      { id: "kept", text: "before" },
      { kind: "restored", savedAt: expect.any(Number) },
      ["kept"],
    ]);
  });

  test("does not live longer for being looked at", async () => {
    await keep({ id: "kept", text: "before" });
    const savedAt = records.held.get("case:kept")?.savedAt;
    vi.useFakeTimers({ now: Date.now() + 1000, toFake: ["Date"] });
    const tab = await new Tab().start();
    await tab.writer.save();
    expect([tab.status, records.held.get("case:kept")?.savedAt]).toEqual(["restored", savedAt]);
  });

  test("keeps its place when something was typed before it was read", async () => {
    await keep({ id: "kept", text: "before" });
    const tab = await new Tab({ text: "typed at once" }).start();
    expect([tab.note.text, tab.status, await keptNotes()]).toEqual([
      "typed at once",
      "quiet",
      ["before", "typed at once"],
    ]);
  });

  test("that became a case is named, and the form goes on under a new id", async () => {
    records.held.set("case:own", { owner: "ana", savedAt: Date.now(), kind: "opened", caseId: "123" });
    const tab = await new Tab().start();
    expect([tab.writer.status(), tab.note.id]).toEqual([{ kind: "opened", caseId: "123" }, "own-renewed"]);
  });
});

describe("two tabs", () => {
  test("do not write the same draft", async () => {
    await keep({ id: "kept", text: "before" });
    await new Tab().start();
    const second = await new Tab({ id: "second" }).start();
    second.type("over it");
    await second.writer.save();
    expect([second.status, await keptNotes()]).toEqual(["elsewhere", ["before"]]);
  });

  test("follow each other: once the first is closed, the second finds the draft", async () => {
    await keep({ id: "kept", text: "before" });
    const first = await new Tab().start();
    first.writer.stop();
    await vi.waitUntil(() => locks.held.size === 0);
    expect((await new Tab({ id: "second" }).start()).status).toBe("restored");
  });

  test("keep a draft each once the second has started another", async () => {
    await keep({ id: "kept", text: "before" });
    await new Tab().start();
    const second = await new Tab({ id: "second" }).start();
    await second.writer.startAnother({ id: "another", text: "" });
    second.type("another");
    await second.writer.save();
    expect([second.status, await keptNotes()]).toEqual(["quiet", ["another", "before"]]);
  });

  test("of the version before kinds and of this one do not write the same case's draft", async () => {
    await keep({ id: "kept", text: "before" });
    locks.held.add("casedesk-draft-kept");
    expect((await new Tab().start()).status).toBe("elsewhere");
  });
});

describe("a draft that is discarded", () => {
  async function discarded() {
    await keep({ id: "kept", text: "before" });
    const tab = await new Tab().start();
    await tab.writer.discard({ id: "fresh", text: "" });
    return tab;
  }

  test("is erased, and leaves an empty form", async () => {
    const tab = await discarded();
    expect([tab.note, tab.status, records.held.size]).toEqual([{ id: "fresh", text: "" }, "discarded", 0]);
  });

  test("is not written again by a save that comes while it is being erased", async () => {
    await keep({ id: "kept", text: "before" });
    const tab = await new Tab().start();
    records.beforeWrite = () => new Promise((resolve) => setTimeout(resolve, 30));
    const discarding = tab.writer.discard({ id: "fresh", text: "" });
    await new Promise((resolve) => setTimeout(resolve, 10));
    tab.type("more");
    await Promise.all([discarding, tab.writer.save()]);
    expect(records.held.size).toBe(0);
  });

  test("comes back, and is kept, by undoing", async () => {
    const tab = await discarded();
    const status = tab.writer.status();
    if (status.kind === "discarded") status.undo();
    await vi.waitUntil(() => records.held.size > 0);
    expect([tab.note, await keptNotes()]).toEqual([{ id: "kept", text: "before" }, ["before"]]);
  });
});

test("a discarded draft is kept again by undoing also when the empty form was another tab's", async () => {
  await keep({ id: "kept", text: "before" });
  const tab = await new Tab().start();
  locks.held.add("casedesk-draft-fresh");
  await tab.writer.discard({ id: "fresh", text: "" });
  const status = tab.writer.status();
  if (status.kind === "discarded") status.undo();
  await vi.waitUntil(() => records.held.size > 0);
  expect(await keptNotes()).toEqual(["before"]);
});

describe("another draft in the form", () => {
  test("leaves the one before to be found again", async () => {
    const tab = await new Tab().start();
    tab.type("mine");
    const before = await tab.writer.switchTo({ id: "link", text: "from a link" }, { erase: false });
    expect([before.text, tab.note.text, await keptNotes()]).toEqual(["mine", "from a link", ["from a link", "mine"]]);
  });

  test("erases the one before where that is asked for", async () => {
    const tab = await new Tab().start();
    tab.type("mine");
    await tab.writer.save();
    await tab.writer.switchTo({ id: "link", text: "from a link" }, { erase: true });
    expect(await keptNotes()).toEqual(["from a link"]);
  });

  test("has its own lock, and the one before is free", async () => {
    const tab = await new Tab().start();
    tab.type("mine");
    await tab.writer.switchTo({ id: "link", text: "from a link" }, { erase: false });
    expect([...locks.held]).toEqual(["casedesk-draft-link"]);
  });
});

describe("one of several drafts", () => {
  test("is continued in the form, and the one before stays in the list", async () => {
    await keep({ id: "other", text: "another incident" });
    const tab = await new Tab().start();
    await tab.writer.switchTo({ id: "mine", text: "mine" }, { erase: false });
    const isContinued = await tab.writer.continueWith("other");
    expect([isContinued, tab.note.text, await tab.writer.otherIds()]).toEqual([true, "another incident", ["mine"]]);
  });

  test("does not live longer for being continued", async () => {
    await keep({ id: "other", text: "another incident" });
    const tab = await new Tab().start();
    await tab.writer.switchTo({ id: "mine", text: "mine" }, { erase: false });
    const before = records.held.get("case:other")?.savedAt;
    await tab.writer.continueWith("other");
    await tab.writer.save();
    expect(records.held.get("case:other")?.savedAt).toBe(before);
  });

  test.each([
    ["is open in another tab", "first"],
    ["is gone", "gone"],
  ])("leaves the form as it was if it %s", async (_what, id) => {
    const first = await new Tab({ id: "first" }).start();
    first.type("in the first tab");
    await first.writer.save();
    const tab = await new Tab({ id: "own" }).start();
    await tab.writer.startAnother({ id: "mine", text: "mine" });
    const isContinued = await tab.writer.continueWith(id);
    tab.type("mine, and more");
    await tab.writer.save();
    expect([isContinued, tab.note.id, await keptNotes()]).toEqual([
      false,
      "mine",
      ["in the first tab", "mine, and more"],
    ]);
  });
});

test("a new id takes the content along and leaves nothing under the old one", async () => {
  const tab = await new Tab().start();
  tab.type("mine");
  await tab.writer.save();
  await tab.writer.renewId();
  expect([[...records.held.keys()], await keptNotes()]).toEqual([["case:own-renewed"], ["mine"]]);
});

test("a draft is not erased when its content could not be kept under the new id", async () => {
  const tab = await new Tab().start();
  tab.type("mine");
  await tab.writer.save();
  vi.spyOn(records, "update").mockRejectedValue(new DOMException("Full", "QuotaExceededError"));
  await tab.writer.renewId();
  expect([tab.status, [...records.held.keys()]]).toEqual(["not-kept", ["case:own"]]);
});

describe("a form whose page ends or begins twice", () => {
  test("keeps what is typed when React starts it twice, as it does in development", async () => {
    const tab = new Tab();
    tab.writer.start();
    tab.writer.stop();
    await tab.start();
    await vi.waitUntil(() => locks.held.size > 0);
    // The changes follow each other, so this one comes after both starts.
    await tab.writer.switchTo({ id: "own", text: "typed" }, { erase: false });
    await tab.writer.save();
    expect(await keptNotes()).toEqual(["typed"]);
  });

  test("holds no draft when the page was left before the draft was found", async () => {
    await keep({ id: "kept", text: "before" });
    const left = new Tab();
    left.writer.start();
    left.writer.stop();
    await vi.waitUntil(() => left.status !== "searching");
    expect((await new Tab({ id: "second" }).start()).status).toBe("restored");
  });

  test("goes on under a new id when its own draft is kept and something else was typed at once", async () => {
    await keep({ id: "own", text: "before" });
    const tab = await new Tab({ id: "own", text: "typed at once" }).start();
    expect([tab.note.id, await keptNotes()]).toEqual(["own-renewed", ["before", "typed at once"]]);
  });
});

test("changes that are asked for at once happen one after the other", async () => {
  const tab = await new Tab().start();
  tab.type("mine");
  await Promise.all([tab.writer.startAnother({ id: "another", text: "b" }), tab.writer.renewId()]);
  expect([tab.note.id, [...locks.held]]).toEqual(["another-renewed", ["casedesk-draft-another-renewed"]]);
});

describe("a sign-out in another tab", () => {
  async function signedOut() {
    const tab = await new Tab().start();
    tab.type("before");
    await tab.writer.save();
    records.held.clear();
    say(erasedChannel, "erased");
    await vi.waitUntil(() => tab.status === "signed-out");
    tab.type("after");
    await tab.writer.save();
    return tab;
  }

  test("stops all saving, and what is typed counts as unsaved", async () => {
    const tab = await signedOut();
    expect([records.held.size, tab.writer.hasUnsaved]).toEqual([0, true]);
  });

  test("stops the saving of another draft too", async () => {
    const tab = await signedOut();
    await tab.writer.startAnother({ id: "another", text: "" });
    tab.type("after");
    await tab.writer.save();
    expect(records.held.size).toBe(0);
  });

  test("is over once the same person is back", async () => {
    const tab = await signedOut();
    say(ownerSignedInChannel, "ana");
    await vi.waitUntil(() => records.held.size > 0);
    expect([tab.status, await keptNotes(), tab.writer.hasUnsaved]).toEqual(["kept-again", ["after"], false]);
  });

  test("is over once a form of the same person opens under a newer secret", async () => {
    await signedOut();
    await new Tab({ id: "second" }, { keys: [someKeys("newer")[0], ana[0]] }).start();
    await vi.waitUntil(() => records.held.size > 0);
    expect(await keptNotes()).toEqual(["after"]);
  });

  test("is over for a form that has not changed since, too", async () => {
    const tab = await new Tab().start();
    tab.type("before");
    await tab.writer.save();
    records.held.clear();
    say(erasedChannel, "erased");
    await vi.waitUntil(() => tab.status === "signed-out");
    say(ownerSignedInChannel, "ana");
    await vi.waitUntil(() => records.held.size > 0);
    expect(await keptNotes()).toEqual(["before"]);
  });

  test("is not over when somebody else signs in", async () => {
    const tab = await signedOut();
    say(ownerSignedInChannel, "max");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([tab.status, records.held.size]).toEqual(["signed-out", 0]);
  });

  test("is not blamed on another tab by the tab that signed out", async () => {
    const tab = await new Tab().start();
    tab.type("before");
    await tab.writer.save();
    records.held.clear();
    say(erasedChannel, thisTab);
    await new Promise((resolve) => setTimeout(resolve, 50));
    tab.type("after");
    await tab.writer.save();
    expect([tab.status, records.held.size]).toEqual(["quiet", 0]);
  });

  test("is nothing to a tab that saves nothing as it is", async () => {
    await keep({ id: "kept", text: "before" });
    const first = await new Tab().start();
    const second = await new Tab({ id: "second" }).start();
    say(erasedChannel, "erased");
    await vi.waitUntil(() => first.status === "signed-out");
    expect(second.status).toBe("elsewhere");
  });
});

describe("a browser that keeps nothing", () => {
  const forbidden = new DOMException("Forbidden", "SecurityError");

  test("says so when its database is forbidden", async () => {
    const tab = await new Tab({}, { openStore: () => Promise.reject(forbidden) }).start();
    expect(tab.status).toBe("not-kept");
  });

  test("says so when its database does not answer within five seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const tab = new Tab({}, { openStore: () => new Promise(() => {}) });
    tab.writer.start();
    await vi.advanceTimersByTimeAsync(4999);
    const before = tab.status;
    await vi.advanceTimersByTimeAsync(1);
    expect([before, tab.status]).toEqual(["searching", "not-kept"]);
  });

  test("is not taken for one while the page is too busy to hear its database", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const openStore = async () => {
      await new Promise((resolve) => setTimeout(resolve, 6000));
      return DraftStore.open(ana, records);
    };
    const tab = new Tab({}, { openStore });
    tab.writer.start();
    await vi.advanceTimersByTimeAsync(0);
    vi.advanceTimersByTime(6000); // As a busy page: nothing else runs in between.
    await vi.waitUntil(() => tab.status !== "searching");
    expect(tab.status).toBe("quiet");
  });

  test("says so when its locks are refused, and the form still gets a new id", async () => {
    const request = (() => Promise.reject(forbidden)) as LockManager["request"];
    const tab = await new Tab({}, { locks: () => ({ request }) }).start();
    await tab.writer.renewId();
    expect([tab.status, tab.note.id]).toEqual(["not-kept", "own-renewed"]);
  });

  test("says so when its disk is full, and what is typed counts as unsaved", async () => {
    const tab = await new Tab().start();
    records.beforeWrite = () => Promise.reject(new DOMException("Full", "QuotaExceededError"));
    tab.type("a");
    await tab.writer.save();
    expect([tab.status, tab.writer.hasUnsaved, await tab.writer.isAllKept()]).toEqual(["not-kept", true, false]);
  });
});

test("content that could not be saved counts as unsaved", async () => {
  const tab = await new Tab().start();
  tab.type("a");
  await tab.writer.save();
  records.beforeWrite = () => Promise.reject(new DOMException("Full", "QuotaExceededError"));
  tab.note = { ...tab.note, text: "ab" };
  await tab.writer.save();
  expect(tab.writer.hasUnsaved).toBe(true);
});

test("all is kept once the save that is under way has ended", async () => {
  const tab = await new Tab().start();
  tab.type("a");
  void tab.writer.save();
  expect(await tab.writer.isAllKept()).toBe(true);
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryRecords } from "../_draft/browser-fakes";
import type { DraftRecord } from "../_draft/draft-records";
import { leavePortal, losses } from "./leave-portal";

let inBrowser: MemoryRecords;
vi.mock("idb-keyval", () => ({
  createStore: () => {},
  entries: () => inBrowser.entries(),
  clear: async () => inBrowser.held.clear(),
}));

const assign = vi.fn();
let hasUnsaved: boolean;
let listeners: [type: string, listener: (event: Event) => void][];

beforeEach(() => {
  listeners = [];
  inBrowser = new MemoryRecords();
  hasUnsaved = false;
  const addEventListener = (type: string, listener: (event: Event) => void) => void listeners.push([type, listener]);
  vi.stubGlobal("window", { location: { assign }, dispatchEvent: () => !hasUnsaved, addEventListener });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

function keep(key: string, record: Partial<DraftRecord> = {}): void {
  const sealed = {
    kind: "sealed",
    owner: "ana",
    savedAt: Date.now(),
    iv: new Uint8Array(12),
    content: new ArrayBuffer(0),
  };
  inBrowser.held.set(key, { ...sealed, ...record } as DraftRecord);
}

describe("a sign-out", () => {
  test("loses nothing where nothing is kept", async () => {
    expect(await losses()).toBe("");
  });

  test("names the drafts that it erases", async () => {
    keep("case:1");
    keep("2");
    keep("comment:1234567890");
    expect(await losses()).toBe("Signing out erases 2 drafts and 1 unsent comment in this browser.");
  });

  test("counts a case once, whatever of it was being changed", async () => {
    for (const kind of ["changes", "tags", "watchers"]) keep(`${kind}:1234567890`);
    keep("tags:9876543210");
    expect(await losses()).toBe("Signing out erases unsaved changes of 2 cases in this browser.");
  });

  test("names the files that it stops", async () => {
    keep("case:1");
    keep("files:1", { waitingFiles: 2 });
    keep("files:1234567890", { waitingFiles: 1 });
    expect(await losses()).toBe(
      "Signing out erases 1 draft in this browser. 3 files are not sent yet, and will not be once you sign out.",
    );
  });

  test("names a single file", async () => {
    keep("files:1234567890", { waitingFiles: 1 });
    expect(await losses()).toBe("1 file is not sent yet, and will not be once you sign out.");
  });

  test("does not count files that AWS has", async () => {
    keep("files:1234567890");
    expect(await losses()).toBe("");
  });

  test("does not count what became a case", async () => {
    keep("case:1", { kind: "opened", caseId: "1234567890" });
    expect(await losses()).toBe("");
  });

  test("names what is on the page and could not be kept", async () => {
    inBrowser.entries = () => Promise.reject(new Error("Forbidden"));
    hasUnsaved = true;
    expect(await losses()).toBe("Signing out loses what is not saved or sent on this page.");
  });

  test("erases the drafts and leaves once the session has ended", async () => {
    keep("case:1");
    vi.stubGlobal("fetch", async () => Response.json({ goTo: "/sign-in" }));
    await leavePortal();
    expect([inBrowser.held.size, assign.mock.calls]).toEqual([0, [["/sign-in"]]]);
  });

  test("is not asked about again by the page that it leaves", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ goTo: "/sign-in" }));
    await leavePortal();
    const event = new Event("beforeunload");
    const stop = vi.spyOn(event, "stopImmediatePropagation");
    for (const [type, listener] of listeners) if (type === "beforeunload") listener(event);
    expect(stop).toHaveBeenCalledOnce();
  });

  test.each([
    ["the portal cannot be reached", () => Promise.reject(new TypeError("Offline"))],
    ["a proxy answers in its place", async () => new Response("Bad gateway", { status: 502 })],
  ])("erases nothing while %s", async (_what, answer) => {
    keep("case:1");
    vi.stubGlobal("fetch", answer);
    await expect(leavePortal()).rejects.toThrow();
    expect([inBrowser.held.size, assign.mock.calls]).toEqual([1, []]);
  });
});

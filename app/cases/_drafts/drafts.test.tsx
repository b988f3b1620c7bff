import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { newCase } from "@/lib/cases/new-case";
import { MemoryRecords, someKeys } from "../../_draft/browser-fakes";
import { DraftStore } from "../../_draft/draft-store";
import { DraftList } from "./draft-list";
import { readDrafts } from "./read-drafts";

let records: MemoryRecords;
vi.mock("../../_draft/draft-records", () => ({ browserRecords: () => records }));

const ana = someKeys("ana");

beforeEach(() => {
  records = new MemoryRecords();
});

async function keep(keys: typeof ana, token: string, title: string, progress: object): Promise<void> {
  const store = await DraftStore.open(keys, records);
  await store.save({ kind: "case", id: token }, { input: { ...newCase(token, "UTC"), title }, progress }, () => true);
}

describe("the drafts of a person", () => {
  test("are read with title and state, and nobody else's", async () => {
    await keep(ana, "token-1", " Keys in use ", { state: "unclear", firstTriedAt: 5, roleArn: "arn" });
    await keep(someKeys("ben", 2), "token-2", "Not hers", { state: "editing" });
    expect(await readDrafts(ana)).toEqual([
      { clientToken: "token-1", title: "Keys in use", savedAt: expect.any(Number), triedAt: 5 },
    ]);
  });

  test("whose page died while they were sent may be open", async () => {
    await keep(ana, "token-1", "Keys in use", { state: "sending", firstTriedAt: 5, roleArn: "arn" });
    expect(await readDrafts(ana)).toMatchObject([{ triedAt: 5 }]);
  });

  test("of an older version are read too", async () => {
    await keep(ana, "token-1", "As it was", { state: "mending", earlier: { title: "", firstTriedAt: 5 } });
    expect(await readDrafts(ana)).toMatchObject([{ title: "As it was", triedAt: undefined }]);
  });

  test("are none where the browser forbids storage", async () => {
    records.entries = () => Promise.reject(new Error("Forbidden"));
    expect(await readDrafts(ana)).toEqual([]);
  });
});

describe("the list of drafts", () => {
  const savedAt = Date.UTC(2026, 10, 22, 2, 14);

  function textOf(drafts: Parameters<typeof DraftList>[0]["drafts"]): string {
    const list = <DraftList heading="Your drafts" drafts={drafts} onContinue={() => {}} />;
    return renderToStaticMarkup(list).replace(/<[^>]*>/g, "|");
  }

  test("is not there without drafts", () => {
    expect(textOf([])).toBe("");
  });

  test("tells a case that AWS may have opened from one that was not sent", () => {
    const draft = { clientToken: "1", title: "Keys in use", savedAt };
    expect([textOf([{ ...draft, triedAt: savedAt }]), textOf([{ ...draft, triedAt: undefined }])]).toEqual([
      expect.stringContaining("AWS may have opened it. First sent 22 Nov 2026, 02:14 UTC."),
      expect.stringContaining("Not sent. Saved 22 Nov 2026, 02:14 UTC."),
    ]);
  });

  test("names the draft in each button", () => {
    expect(textOf([{ clientToken: "1", title: "", savedAt, triedAt: undefined }])).toMatch(
      /No title yet.*Continue\| with the draft without a title\|/s,
    );
  });
});

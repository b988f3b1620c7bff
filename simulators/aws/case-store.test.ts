import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CaseStore, type CaseStoreOptions } from "./case-store";
import { aCase } from "./testing/case-input";

let now = 0;
let folder: string;

beforeEach(() => {
  now = Date.UTC(2026, 0, 1);
  folder = mkdtempSync(join(tmpdir(), "aws-sim-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function aStore(change: Partial<CaseStoreOptions> = {}): CaseStore {
  const place = { accountId: "111122223333", region: "us-east-1" };
  const usual = { tokenSeconds: 600, repeat: "replay", quotas: false, commentsMoveDate: true, now: () => now } as const;
  return new CaseStore({ ...place, ...usual, ...change });
}

const open = (store: CaseStore, change: Record<string, unknown> = {}) => store.open(aCase(change), "arn:ana");
const openMany = (count: number, store: CaseStore, change: Record<string, unknown> = {}) =>
  Array.from({ length: count }, () => open(store, change));
const day = 86_400_000;

describe("CaseStore", () => {
  it("keeps cases across a restart when it has a file", () => {
    const file = join(folder, "cases.json");
    const { caseId } = open(aStore({ file }));
    expect(aStore({ file }).get(caseId)?.input.title).toBe(aCase().title);
  });

  it("keeps client tokens across a restart when it has a file", () => {
    const file = join(folder, "cases.json");
    const first = open(aStore({ file }), { clientToken: "token" });
    expect(open(aStore({ file }), { clientToken: "token" })).toEqual({ caseId: first.caseId, created: false });
  });

  it("keeps comments across a restart when it has a file", () => {
    const file = join(folder, "cases.json");
    const { caseId } = open(aStore({ file }));
    const comment = aStore({ file }).addComment(caseId, "Hello", "AWS Responder");
    expect(aStore({ file }).get(caseId)?.comments).toEqual([comment]);
  });

  it("does not count closed cases as active", () => {
    const store = aStore({ quotas: true });
    for (const { caseId } of openMany(50, store)) store.change(caseId, { caseStatus: "Closed" });
    now += day;
    expect(open(store).created).toBe(true);
  });

  it("leaves the case's date alone when a comment comes, if told to", () => {
    const store = aStore({ commentsMoveDate: false });
    const { caseId } = open(store);
    now += day;
    store.addComment(caseId, "Hello", "AWS Responder");
    expect(store.get(caseId)).toMatchObject({ lastUpdatedDate: store.get(caseId)?.createdDate });
  });

  it("counts yesterday's cases as active but not as today's", () => {
    const store = aStore({ quotas: true });
    openMany(50, store);
    now += day;
    expect(() => open(store)).toThrow(
      expect.objectContaining({ members: expect.objectContaining({ quotaCode: "AWS-cases-active" }) }),
    );
  });

  it("refuses the 101st self-managed case", () => {
    const store = aStore({ quotas: true });
    openMany(100, store, { resolverType: "Self" });
    expect(() => open(store, { resolverType: "Self" })).toThrow(
      expect.objectContaining({ name: "ServiceQuotaExceededException", status: 402 }),
    );
  });

  it("applies no quota by default", () => {
    const store = aStore();
    openMany(101, store);
    expect(store.list()).toHaveLength(101);
  });

  it("releases a held token", () => {
    const store = aStore();
    store.tokens.hold("CreateCase", aCase({ clientToken: "token" }))();
    expect(open(store, { clientToken: "token" }).created).toBe(true);
  });
});

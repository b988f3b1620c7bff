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
  return new CaseStore({ ...place, tokenSeconds: 600, repeat: "replay", quotas: false, now: () => now, ...change });
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
    expect(aStore({ file }).comments(caseId)).toEqual([comment]);
  });

  it("counts yesterday's cases as active but not as today's", () => {
    const store = aStore({ quotas: true });
    openMany(10, store);
    now += day;
    expect(() => open(store)).toThrow(
      expect.objectContaining({ members: expect.objectContaining({ quotaCode: "AWS-cases-active" }) }),
    );
  });

  it("refuses the 51st self-managed case", () => {
    const store = aStore({ quotas: true });
    openMany(50, store, { resolverType: "Self" });
    expect(() => open(store, { resolverType: "Self" })).toThrow(
      expect.objectContaining({ name: "ServiceQuotaExceededException", status: 402 }),
    );
  });

  it("applies no quota by default", () => {
    const store = aStore();
    openMany(11, store);
    expect(store.list()).toHaveLength(11);
  });

  it("releases a held token", () => {
    const store = aStore();
    store.holdToken(aCase({ clientToken: "token" }))();
    expect(open(store, { clientToken: "token" }).created).toBe(true);
  });
});

import { beforeEach, expect, test, vi } from "vitest";
import { MemoryRecords, someKeys } from "@/app/_draft/browser-fakes";
import { DraftStore } from "@/app/_draft/draft-store";
import type { CaseDraft } from "@/app/cases/new/_draft/case-draft";
import { toCaseContent } from "@/lib/cases/case-content";
import { splitDescription } from "@/lib/cases/long-description";
import { startFromCase } from "./start-from-case";

let inBrowser: MemoryRecords;
vi.mock("@/app/_draft/draft-records", () => ({ browserRecords: () => inBrowser }));

beforeEach(() => {
  inBrowser = new MemoryRecords();
});

const keys = someKeys("ana");

async function draftFrom(description: string): Promise<CaseDraft | undefined> {
  await startFromCase(
    "1234567890",
    { content: toCaseContent({ title: "Keys", description }, []), hasTags: true },
    keys,
  );
  const store = await DraftStore.open(keys, inBrowser);
  const [id = ""] = await store.unfinishedIds("case");
  const found = await store.load<CaseDraft>({ kind: "case", id });
  return found?.kind === "draft" ? found.content : undefined;
}

test("a new case has the closed one's description as it is", async () => {
  const draft = await draftFrom("Keys in use.");
  expect([draft?.input.description, draft?.fromLink]).toEqual(["Keys in use.", { cautions: [], caseId: "1234567890" }]);
});

test("a new case says that the closed one's description went on in comments", async () => {
  const { inCase } = splitDescription("x".repeat(9000));
  const draft = await draftFrom(inCase);
  expect([draft?.input.description, draft?.fromLink?.cautions]).toEqual([
    inCase.replace("\n\n(Continued in the comments.)", ""),
    ["Left out: the rest of the description, which is in the comments of the closed case."],
  ]);
});

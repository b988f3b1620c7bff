import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCase, openCase } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
let caseId: string;

beforeAll(async () => {
  ana = await signIn({ listOrder: "any" });
  caseId = await openCase(ana);
  for (let index = 0; index < 27; index += 1) {
    await callCase(ana, `${caseId}/update-case`, { title: `Title ${index}` });
    await callCase(ana, `${caseId}/create-comment`, { body: `Comment ${index}` });
  }
});
afterAll(() => ana.close());

const read = async (path: string, input: unknown) => (await callCase(ana, `${caseId}/${path}`, input)).body;

describe("ListCaseEdits", () => {
  it("gives all edits over its pages", async () => {
    const first = await read("list-case-edits", {});
    const rest = await read("list-case-edits", { nextToken: first.nextToken });
    expect([first.total, [first.items, rest.items].flat().length]).toEqual([27, 27]);
  });

  it("says who did what", async () => {
    expect((await read("list-case-edits", { maxResults: 1 })).items).toEqual([
      {
        eventTimestamp: expect.any(Number),
        principal: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
        action: "Case updated",
        message: "These fields changed: title.",
      },
    ]);
  });
});

describe("a list in any order", () => {
  it("has every comment once over its pages, but not by age", async () => {
    const first = await read("list-comments", {});
    const rest = await read("list-comments", { nextToken: first.nextToken });
    const bodies = [first.items, rest.items].flat().map((item) => String(Object(item).body));
    const byAge = Array.from({ length: 27 }, (_, index) => `Comment ${index}`);
    expect([bodies.toSorted(), bodies]).toEqual([byAge.toSorted(), expect.not.objectContaining(byAge)]);
  });
});

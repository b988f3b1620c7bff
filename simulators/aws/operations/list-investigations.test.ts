import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCase, openCase, respond } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
let caseId: string;
let investigationId: unknown;

beforeAll(async () => {
  ana = await signIn();
  caseId = await openCase(ana);
  for (let index = 0; index < 27; index += 1) {
    ({ investigationId } = await respond(ana, { do: "finding", caseId, title: `Finding ${index}`, content: "Calls." }));
  }
});
afterAll(() => ana.close());

const list = (query = "") => callCase(ana, `${caseId}/list-investigations${query}`);
const rate = (input: unknown, id = investigationId) => callCase(ana, `${caseId}/feedback/${id}/send-feedback`, input);

describe("ListInvestigations", () => {
  it("gives 25 at most, and the rest for the token", async () => {
    const { body } = await list();
    const rest = await list(`?nextToken=${body.nextToken}`);
    expect([body.investigationActions, rest.body.investigationActions]).toEqual([
      expect.objectContaining({ length: 25 }),
      expect.objectContaining({ length: 2 }),
    ]);
  });

  it("takes the size of a page from the query", async () => {
    expect((await list("?maxResults=1")).body.investigationActions).toMatchObject([
      { title: "Finding 0", content: "Calls.", actionType: "Investigation", status: "Completed" },
    ]);
  });

  it("refuses 26 results", async () => {
    expect((await list("?maxResults=26")).body).toMatchObject({ fieldList: [{ name: "maxResults" }] });
  });
});

describe("SendFeedback", () => {
  it("is shown with the finding, and can be given again", async () => {
    await rate({ usefulness: "NOT_USEFUL", comment: "Wrong account" });
    expect(await rate({ usefulness: "USEFUL" })).toEqual({ status: 200, body: {} });
    const { nextToken } = (await list()).body;
    expect((await list(`?nextToken=${nextToken}`)).body.investigationActions).toContainEqual(
      expect.objectContaining({ investigationId, feedback: { usefulness: "USEFUL", submittedAt: expect.any(Number) } }),
    );
  });

  it.each([
    ["another word", "usefulness", { usefulness: "GOOD" }],
    ["a comment of 1,001 characters", "comment", { usefulness: "USEFUL", comment: "x".repeat(1001) }],
    ["an empty comment", "comment", { usefulness: "USEFUL", comment: "" }],
  ])("refuses %s", async (_what, name, input) => {
    expect((await rate(input)).body).toMatchObject({ fieldList: [{ name }] });
  });

  it("answers 404 for a finding that does not exist", async () => {
    expect((await rate({ usefulness: "USEFUL" }, "inv-0000000000")).status).toBe(404);
  });
});

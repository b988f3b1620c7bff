import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCase } from "../testing/case-input";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
let caseId: string;

const responder = "AWS Responder";
const max = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/max@example.com";

beforeAll(async () => {
  ana = await signIn();
  caseId = await opened();
  for (let index = 0; index < 30; index += 1)
    await add({ body: `Comment ${index}`, creator: index % 2 ? max : responder });
});
afterAll(() => ana.close());

async function opened(): Promise<string> {
  return JSON.parse((await ana.create(aCase())).text).caseId;
}

const add = (comment: Record<string, unknown>) => ana.admin("POST", "comments", { caseId, ...comment });
const list = (input: unknown, id = caseId) =>
  ana.call({ path: `/v1/cases/${id}/list-comments`, body: JSON.stringify(input) });
const read = async (input: unknown, id = caseId) => JSON.parse((await list(input, id)).text);
const bodies = (page: { items: { body: string }[] }) => page.items.map(({ body }) => body);

describe("ListComments", () => {
  it("returns at most 25 comments, oldest first", async () => {
    const all = bodies(await read({}));
    expect([all.length, all[0], all[24]]).toEqual([25, "Comment 0", "Comment 24"]);
  });

  it("says who wrote each comment and when", async () => {
    const at = expect.any(Number);
    expect((await read({ maxResults: 2 })).items).toEqual([
      {
        commentId: "000000",
        body: "Comment 0",
        creator: responder,
        lastUpdatedBy: responder,
        createdDate: at,
        lastUpdatedDate: at,
      },
      {
        commentId: "000001",
        body: "Comment 1",
        creator: max,
        lastUpdatedBy: max,
        createdDate: at,
        lastUpdatedDate: at,
      },
    ]);
  });

  it("continues at the token", async () => {
    const { nextToken } = await read({ maxResults: 2 });
    expect(bodies(await read({ maxResults: 2, nextToken }))).toEqual(["Comment 2", "Comment 3"]);
  });

  it("returns the rest and no token on the last page", async () => {
    const { nextToken } = await read({});
    const last = await read({ nextToken });
    expect([last.items.length, last]).toEqual([5, expect.not.objectContaining({ nextToken: expect.anything() })]);
  });

  it("counts all comments on every page", async () => {
    expect((await read({ maxResults: 1 })).total).toBe(30);
  });

  it("gives them in an order of its own, if AWS does", async () => {
    const max = await signIn({ listOrder: "any" });
    const id = JSON.parse((await max.create(aCase())).text).caseId;
    for (let index = 0; index < 9; index += 1)
      await max.admin("POST", "comments", { caseId: id, body: `${index}`, creator: responder });
    const { text } = await max.call({ path: `/v1/cases/${id}/list-comments`, body: "{}" }).finally(max.close);
    const listed = bodies(JSON.parse(text));
    expect([listed.toSorted().join(""), listed.join("") === "012345678"]).toEqual(["012345678", false]);
  });

  it("returns an empty page for a case without comments", async () => {
    expect(await read({}, await opened())).toEqual({ items: [], total: 0 });
  });

  it.each([
    ["26 results", "maxResults", { maxResults: 26 }],
    ["0 results", "maxResults", { maxResults: 0 }],
    ["results as text", "maxResults", { maxResults: "5" }],
    ["a made-up token", "nextToken", { nextToken: "made-up" }],
    ["a token of 2,001 characters", "nextToken", { nextToken: "x".repeat(2001) }],
    ["the case ID in the body", "caseId", { caseId: "1234567890" }],
  ])("refuses %s", async (_what, field, input) => {
    expect(await read(input)).toMatchObject({ reason: "FIELD_VALIDATION_FAILED", fieldList: [{ name: field }] });
  });

  it("refuses a case ID of nine digits", async () => {
    expect((await read({}, "123456789")).fieldList).toMatchObject([{ name: "caseId" }]);
  });

  it("answers 404 for a case that does not exist", async () => {
    const { status, headers } = await list({}, "0000000000");
    expect([status, headers.get("x-amzn-errortype")]).toEqual([404, "ResourceNotFoundException"]);
  });

  it("refuses a role that cannot list comments, even if the case does not exist", async () => {
    const reader = await signIn({}, ["security-ir:GetCase"]);
    const { status, text } = await reader
      .call({ path: "/v1/cases/0000000000/list-comments", body: "{}" })
      .finally(reader.close);
    expect([status, text]).toEqual([403, expect.stringContaining("security-ir:ListComments on resource: arn:aws:sec")]);
  });

  it("is in the journal with its case ID", async () => {
    await list({});
    expect((await ana.admin("GET", "journal?operation=ListComments")).body).toContainEqual(
      expect.objectContaining({ caseId, status: 200, sessionName: "ana@example.com" }),
    );
  });

  it("can be hit by an armed fault", async () => {
    await ana.admin("POST", "faults", { sessionName: "*", operation: "ListComments", fault: "ThrottlingException" });
    expect((await list({})).status).toBe(429);
  });
});

describe("the admin path", () => {
  it("returns the comment that it added", async () => {
    const answer = await ana.admin("POST", "comments", { caseId: await opened(), body: "Hello", creator: responder });
    expect(answer).toMatchObject({ status: 201, body: { commentId: "000000", body: "Hello", creator: responder } });
  });

  it("adds a comment of 12,000 emoji", async () => {
    expect((await add({ caseId: await opened(), body: "😀".repeat(12_000), creator: max })).status).toBe(201);
  });

  it.each([
    ["an empty comment", "body", { body: "", creator: responder }],
    ["a comment of 12,001 characters", "body", { body: "x".repeat(12_001), creator: responder }],
    ["a comment without a creator", "creator", { body: "Hello" }],
    ["a comment by something that is not a principal", "creator", { body: "Hello", creator: "max" }],
    ["an unknown member", "role", { body: "Hello", creator: responder, role: "x" }],
  ])("refuses %s", async (_what, field, comment) => {
    expect(await add(comment)).toMatchObject({ status: 400, body: { fieldList: [{ name: field }] } });
  });

  it("answers 404 for a comment on a case that does not exist", async () => {
    expect((await add({ caseId: "0000000000", body: "Hello", creator: responder })).status).toBe(404);
  });

  it("refuses a comment that is not JSON", async () => {
    const answer = await fetch(`${ana.simulator.url}/_admin/comments`, { method: "POST", body: "Hello" });
    expect(answer.status).toBe(400);
  });
});

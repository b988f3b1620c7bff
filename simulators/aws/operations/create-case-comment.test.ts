import { afterEach, describe, expect, it } from "vitest";
import { callCase, getCase, openCase, respond } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
afterEach(() => ana.close());

const comment = (caseId: string, input: unknown) => callCase(ana, `${caseId}/create-comment`, input);
const list = async (caseId: string) => (await callCase(ana, `${caseId}/list-comments`, {})).body;

describe("CreateCaseComment", () => {
  it("adds a comment under the caller's role session", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    expect(await comment(caseId, { body: "Hello" })).toEqual({ status: 201, body: { commentId: "000000" } });
    const creator = "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com";
    expect(await list(caseId)).toMatchObject({ items: [{ body: "Hello", creator, lastUpdatedBy: creator }], total: 1 });
  });

  it("names the account instead of the session, if AWS does", async () => {
    ana = await signIn({ creators: "account" });
    const caseId = await openCase(ana);
    await comment(caseId, { body: "Hello" });
    expect(await list(caseId)).toMatchObject({ items: [{ creator: "111122223333" }] });
  });

  it("adds one comment for one client token", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    const twice = { body: "Hello", clientToken: "token" };
    const [first, second] = [await comment(caseId, twice), await comment(caseId, twice)];
    expect([second, await list(caseId)]).toEqual([first, expect.objectContaining({ total: 1 })]);
  });

  it("refuses a client token that came with another text", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await comment(caseId, { body: "Hello", clientToken: "token" });
    expect((await comment(caseId, { body: "Other", clientToken: "token" })).status).toBe(409);
  });

  it("takes the token that opened a case for a comment too", async () => {
    ana = await signIn();
    const caseId = await openCase(ana, { clientToken: "token" });
    expect((await comment(caseId, { body: "Hello", clientToken: "token" })).status).toBe(201);
  });

  it("adds a comment again where tokens are forgotten", async () => {
    ana = await signIn({ tokenSeconds: 0 });
    const caseId = await openCase(ana);
    for (const _ of [1, 2]) await comment(caseId, { body: "Hello", clientToken: "token" });
    expect((await list(caseId)).total).toBe(2);
  });

  it("answers a repeat with a conflict where AWS does", async () => {
    ana = await signIn({ repeat: "conflict" });
    const caseId = await openCase(ana);
    await comment(caseId, { body: "Hello", clientToken: "token" });
    expect((await comment(caseId, { body: "Hello", clientToken: "token" })).status).toBe(409);
  });

  it("ends AWS's wait for an answer", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await respond(ana, { do: "ask", caseId, body: "Which keys?" });
    const before = (await getCase(ana, caseId)).pendingAction;
    await comment(caseId, { body: "These." });
    expect([before, (await getCase(ana, caseId)).pendingAction]).toEqual(["Customer", "None"]);
  });

  it("moves the case's date", async () => {
    let now = Date.now();
    ana = await signIn({ now: () => now });
    const caseId = await openCase(ana);
    now += 60_000;
    await comment(caseId, { body: "Hello" });
    const { createdDate, lastUpdatedDate } = await getCase(ana, caseId);
    expect(Number(lastUpdatedDate) - Number(createdDate)).toBeCloseTo(60);
  });

  it("takes 12,000 emoji", async () => {
    ana = await signIn();
    expect((await comment(await openCase(ana), { body: "😀".repeat(12_000) })).status).toBe(201);
  });

  it.each([
    ["an empty comment", "body", { body: "" }],
    ["12,001 characters", "body", { body: "x".repeat(12_001) }],
    ["no body", "body", {}],
    ["an empty token", "clientToken", { body: "Hello", clientToken: "" }],
    ["an unknown member", "creator", { body: "Hello", creator: "AWS Responder" }],
  ])("refuses %s", async (_what, name, input) => {
    ana = await signIn();
    expect((await comment(await openCase(ana), input)).body).toMatchObject({ fieldList: [{ name }] });
  });

  it("refuses a role without the right, even if the case does not exist", async () => {
    ana = await signIn({}, ["security-ir:ListComments"]);
    expect((await comment("0000000000", { body: "Hello" })).status).toBe(403);
  });

  it("answers 404 for a case that does not exist", async () => {
    ana = await signIn();
    expect((await comment("0000000000", { body: "Hello" })).status).toBe(404);
  });
});

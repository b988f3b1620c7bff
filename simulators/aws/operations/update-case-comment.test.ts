import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedCall } from "../testing/caller";
import { callCase, openCase, respond } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
let caseId: string;

beforeAll(async () => {
  ana = await signIn();
  caseId = await openCase(ana);
  await callCase(ana, `${caseId}/create-comment`, { body: "Hello" });
  await respond(ana, { do: "answer", caseId, body: "Hello from AWS" });
});
afterAll(() => ana.close());

const change = (commentId: string, input: unknown) =>
  callCase(ana, `${caseId}/update-case-comment/${commentId}`, input, "PUT");

describe("UpdateCaseComment", () => {
  it("changes one's own comment, and says so in the list", async () => {
    expect(await change("000000", { body: "Changed" })).toMatchObject({ status: 200, body: { body: "Changed" } });
    const { body } = await callCase(ana, `${caseId}/list-comments`, {});
    expect(body).toMatchObject({ items: [{ body: "Changed" }, { body: "Hello from AWS" }] });
  });

  it("refuses to change AWS's comment", async () => {
    expect((await change("000001", { body: "Changed" })).status).toBe(403);
  });

  it("refuses to change a colleague's comment", async () => {
    const path = `/v1/cases/${caseId}/update-case-comment/000000`;
    const body = JSON.stringify({ body: "Mine now" });
    const max = await ana.as("max@example.com");
    expect((await signedCall(ana.simulator.url, max, { path, body, method: "PUT" })).status).toBe(403);
  });

  it("answers 404 for a comment that does not exist", async () => {
    expect((await change("999999", { body: "Changed" })).status).toBe(404);
  });

  it.each([
    ["a comment ID of five digits", "00000", "commentId", { body: "x" }],
    ["an empty text", "000000", "body", { body: "" }],
    ["12,001 characters", "000000", "body", { body: "x".repeat(12_001) }],
  ])("refuses %s", async (_what, commentId, name, input) => {
    expect((await change(commentId, input)).body).toMatchObject({ fieldList: [{ name }] });
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { callCase, getCase, openCase, respond } from "./testing/case-calls";
import { type SignedIn, signIn } from "./testing/signed-in";

let ana: SignedIn;
afterEach(() => ana.close());

const comments = async (caseId: string) => Object((await callCase(ana, `${caseId}/list-comments`, {})).body).items;

describe("AWS's responder, told by the admin path", () => {
  it("answers", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await respond(ana, { do: "answer", caseId, body: "We look at it." });
    expect([await comments(caseId), await getCase(ana, caseId)]).toMatchObject([
      [{ creator: "AWS Responder", body: "We look at it." }],
      { pendingAction: "None" },
    ]);
  });

  it("asks, and then waits for the customer", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await respond(ana, { do: "ask", caseId, body: "Which keys?" });
    expect((await getCase(ana, caseId)).pendingAction).toBe("Customer");
  });

  it("edits its comment", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    const { commentId } = await respond(ana, { do: "answer", caseId, body: "Frist" });
    await respond(ana, { do: "edit", caseId, commentId, body: "First" });
    expect(await comments(caseId)).toMatchObject([{ body: "First", lastUpdatedBy: "AWS Responder" }]);
  });

  it("changes the status, which is part of the case's history", async () => {
    ana = await signIn();
    const caseId = await openCase(ana);
    await respond(ana, { do: "status", caseId, caseStatus: "Ready to Close" });
    const { body } = await callCase(ana, `${caseId}/list-case-edits`, {});
    expect([(await getCase(ana, caseId)).caseStatus, body.items]).toEqual([
      "Ready to Close",
      [expect.objectContaining({ principal: "security-ir.amazonaws.com" })],
    ]);
  });

  it.each([
    ["an unknown order", { do: "sing" }],
    ["a status that AWS does not have", { do: "status", caseStatus: "Done" }],
    ["a comment of 12,001 characters", { do: "answer", body: "x".repeat(12_001) }],
  ])("refuses %s", async (_what, order) => {
    ana = await signIn();
    const caseId = await openCase(ana);
    expect((await ana.admin("POST", "responder", { caseId, ...order })).status).toBe(400);
  });

  it("answers 404 for a case that does not exist", async () => {
    ana = await signIn();
    expect((await ana.admin("POST", "responder", { do: "answer", caseId: "1", body: "x" })).status).toBe(404);
  });
});

describe("AWS's responder in the demo", () => {
  it("acknowledges a case by itself and asks, then thanks for the answer", async () => {
    ana = await signIn({ responderSeconds: 0.05 });
    const caseId = await openCase(ana);
    await vi.waitFor(async () => expect((await getCase(ana, caseId)).pendingAction).toBe("Customer"));
    await callCase(ana, `${caseId}/create-comment`, { body: "These keys." });
    await vi.waitFor(async () => expect(await comments(caseId)).toHaveLength(3));
    expect((await getCase(ana, caseId)).caseStatus).toBe("Detection and Analysis");
  });

  it("leaves self-managed cases alone", async () => {
    ana = await signIn({ responderSeconds: 0.01 });
    const caseId = await openCase(ana, { resolverType: "Self" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await comments(caseId)).toEqual([]);
  });
});

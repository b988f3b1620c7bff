import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCase, getCase, openCase } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const hand = (caseId: string, resolverType: string) =>
  callCase(ana, `${caseId}/update-resolver-type`, { resolverType });

describe("UpdateResolverType", () => {
  it("hands a self-managed case to AWS, as submitted", async () => {
    const caseId = await openCase(ana, { resolverType: "Self" });
    await callCase(ana, `${caseId}/update-case-status`, { caseStatus: "Detection and Analysis" });
    const { status, body } = await hand(caseId, "AWS");
    expect([status, body, await getCase(ana, caseId)]).toEqual([
      200,
      { caseId, caseStatus: "Submitted", resolverType: "AWS" },
      expect.objectContaining({ resolverType: "AWS", caseStatus: "Submitted" }),
    ]);
  });

  it.each([
    ["an AWS-supported case back", "AWS", "Self"],
    ["a case to AWS twice", "AWS", "AWS"],
    ["a self-managed case to itself", "Self", "Self"],
  ])("does not hand %s", async (_what, before, wanted) => {
    expect((await hand(await openCase(ana, { resolverType: before }), wanted)).status).toBe(409);
  });

  it("refuses a resolver that AWS does not know", async () => {
    expect((await hand(await openCase(ana), "Nobody")).body).toMatchObject({ fieldList: [{ name: "resolverType" }] });
  });
});

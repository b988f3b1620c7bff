import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCase, getCase, openCase, respond } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const close = (caseId: string) => callCase(ana, `${caseId}/close-case`, undefined, "POST");

describe("CloseCase", () => {
  it.each(["AWS", "Self"])("closes a case that %s resolves", async (resolverType) => {
    const caseId = await openCase(ana, { resolverType });
    const { status, body } = await close(caseId);
    expect([status, body.caseStatus, await getCase(ana, caseId)]).toEqual([
      200,
      "Closed",
      expect.objectContaining({ caseStatus: "Closed", closedDate: body.closedDate, pendingAction: "None" }),
    ]);
  });

  it("is final", async () => {
    const caseId = await openCase(ana, { resolverType: "Self" });
    await close(caseId);
    const again = await callCase(ana, `${caseId}/update-case-status`, { caseStatus: "Detection and Analysis" });
    const help = await callCase(ana, `${caseId}/update-resolver-type`, { resolverType: "AWS" });
    expect([(await close(caseId)).status, again.status, help.status]).toEqual([409, 409, 409]);
  });

  it("tells the closure code that AWS gave", async () => {
    const caseId = await openCase(ana);
    await respond(ana, { do: "status", caseId, caseStatus: "Closed", closureCode: "False Positive" });
    expect(await getCase(ana, caseId)).toMatchObject({ caseStatus: "Closed", closureCode: "False Positive" });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCase, getCase, openCase } from "../testing/case-calls";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;
beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const detection = "Detection and Analysis";
const containment = "Containment, Eradication and Recovery";
const after = "Post-incident Activities";

const setStatus = (caseId: string, caseStatus: string) => callCase(ana, `${caseId}/update-case-status`, { caseStatus });

async function afterMoves(...statuses: string[]): Promise<number[]> {
  const caseId = await openCase(ana, { resolverType: "Self" });
  const answers: number[] = [];
  for (const status of statuses) answers.push((await setStatus(caseId, status)).status);
  return answers;
}

describe("UpdateCaseStatus", () => {
  it.each([
    [[detection]],
    [[containment]],
    [[after]],
    [[detection, containment]],
    [[detection, after]],
    [[containment, detection]],
    [[containment, after]],
    [[after, containment]],
    [[after, detection]],
  ])("moves a self-managed case along %j", async (statuses) => {
    expect(await afterMoves(...statuses)).toEqual(statuses.map(() => 201));
  });

  it.each([
    [["Submitted"], 0],
    [[detection, "Submitted"], 1],
    [[detection, detection], 1],
  ])("refuses the last of the moves %j", async (statuses, last) => {
    expect((await afterMoves(...statuses))[last]).toBe(409);
  });

  it("becomes part of the case's history", async () => {
    const caseId = await openCase(ana, { resolverType: "Self" });
    await setStatus(caseId, detection);
    const { body } = await callCase(ana, `${caseId}/list-case-edits`, {});
    expect([(await getCase(ana, caseId)).caseStatus, body]).toEqual([
      detection,
      { total: 1, items: [expect.objectContaining({ message: `The status changed from Submitted to ${detection}.` })] },
    ]);
  });

  it("refuses an AWS-supported case, whose status AWS sets", async () => {
    expect((await setStatus(await openCase(ana), detection)).status).toBe(409);
  });

  it.each(["Acknowledged", "Ready to Close", "Closed", ""])("refuses the status %j", async (status) => {
    const { body } = await setStatus(await openCase(ana, { resolverType: "Self" }), status);
    expect(body).toMatchObject({ fieldList: [{ name: "caseStatus" }] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCase } from "../testing/case-input";
import { type SignedIn, signIn } from "../testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const read = (caseId: string) => ana.call({ path: `/v1/cases/${caseId}/get-case` });

async function opened(change: Record<string, unknown> = {}): Promise<string> {
  return JSON.parse((await ana.create(aCase(change))).text).caseId;
}

describe("GetCase", () => {
  it("returns what was sent and what AWS adds", async () => {
    const caseId = await opened({ impactedAwsRegions: [{ region: "eu-west-1" }] });
    expect(JSON.parse((await read(caseId)).text)).toEqual({
      ...aCase({ impactedAwsRegions: [{ region: "eu-west-1" }] }),
      caseArn: `arn:aws:security-ir:us-east-1:111122223333:case/${caseId}`,
      caseStatus: "Submitted",
      pendingAction: "None",
      createdDate: expect.any(Number),
      lastUpdatedDate: expect.any(Number),
      caseAttachments: [],
    });
  });

  it("does not return tags or the client token", async () => {
    const caseId = await opened({ tags: { team: "blue" }, clientToken: "secret-token" });
    expect((await read(caseId)).text).not.toMatch(/blue|secret-token/);
  });

  it("answers 404 for a case that does not exist", async () => {
    const { status, headers } = await read("0000000000");
    expect([status, headers.get("x-amzn-errortype")]).toEqual([404, "ResourceNotFoundException"]);
  });

  it("refuses an ID of nine digits and names the field", async () => {
    expect(JSON.parse((await read("123456789")).text).fieldList).toMatchObject([{ name: "caseId" }]);
  });

  it("decodes the ID in the path", async () => {
    const caseId = await opened();
    expect((await read(`%3${caseId.charAt(0)}${caseId.slice(1)}`)).status).toBe(200);
  });

  it("treats an encoded slash as part of the ID", async () => {
    expect((await read(`${await opened()}%2F..%2Fx`)).status).toBe(404);
  });

  it("refuses a role that cannot read cases, even if the case does not exist", async () => {
    const writer = await signIn({}, ["security-ir:CreateCase"]);
    const { status } = await writer.call({ path: "/v1/cases/0000000000/get-case" }).finally(writer.close);
    expect(status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { membershipId } from "./membership";
import { type SignedIn, signIn } from "./testing/signed-in";

let ana: SignedIn;

beforeAll(async () => {
  ana = await signIn();
});
afterAll(() => ana.close());

const details = (accountIds: unknown, id = membershipId) =>
  ana.call({ path: `/v1/membership/${id}/batch-member-details`, body: JSON.stringify({ accountIds }) });

describe("the memberships", () => {
  it("are listed as one active membership", async () => {
    const { text } = await ana.call({ path: "/v1/memberships", body: "{}" });
    expect(JSON.parse(text).items).toMatchObject([{ membershipId, membershipStatus: "Active", region: "us-east-1" }]);
  });

  it("are read one by one", async () => {
    const { text } = await ana.call({ path: `/v1/membership/${membershipId}` });
    expect(JSON.parse(text)).toMatchObject({ membershipId, customerType: "Organization", numberOfAccountsCovered: 1 });
  });

  it("answer 404 for an ID that does not exist", async () => {
    expect((await ana.call({ path: "/v1/membership/m-0000000000" })).status).toBe(404);
  });

  it("refuse a malformed ID", async () => {
    expect((await ana.call({ path: "/v1/membership/M-0000000000" })).status).toBe(400);
  });

  it("show which accounts they cover", async () => {
    expect(JSON.parse((await details(["111122223333", "999999999999"])).text).items).toMatchObject([
      { accountId: "111122223333", relationshipStatus: "Associated" },
      { accountId: "999999999999", relationshipStatus: "Unassociated" },
    ]);
  });

  it("refuse a request for no accounts", async () => {
    expect((await details([])).status).toBe(400);
  });

  it("refuse a request for 101 accounts", async () => {
    expect((await details(Array.from({ length: 101 }, () => "111122223333"))).status).toBe(400);
  });

  it("are refused to a role that cannot read them", async () => {
    const writer = await signIn({}, ["security-ir:CreateCase"]);
    const { status } = await writer.call({ path: "/v1/memberships", body: "{}" }).finally(writer.close);
    expect(status).toBe(403);
  });
});

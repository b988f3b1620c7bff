import { describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

async function read() {
  const { readMembership } = await import("./read-membership");
  return readMembership(aSession(), new AbortController().signal);
}

const here = { membershipId: "m-0a1b2c3d4e", accountId: "111122223333", region: "eu-central-1" };
const details = {
  ...here,
  membershipStatus: "Active",
  membershipName: "Example Corp",
  incidentResponseTeam: [{ name: "Ana Silva", jobTitle: "Lead", email: "ana@example.com" }],
};

describe("the membership that cases go to", () => {
  test("is the active one of the portal's Region, with its team but no email addresses", async () => {
    const items = [
      { ...here, membershipId: "m-cancelled0", membershipStatus: "Cancelled" },
      { ...here, membershipId: "m-elsewhere0", region: "us-east-1", membershipStatus: "Active" },
      { ...here, membershipStatus: "Active" },
    ];
    aws().answerWith({ status: 200, body: { items } }, { status: 200, body: details });
    expect(await read()).toMatchObject({
      ok: true,
      answer: {
        membershipId: "m-0a1b2c3d4e",
        name: "Example Corp",
        status: "Active",
        team: [{ name: "Ana Silva", jobTitle: "Lead" }],
      },
    });
    expect(aws().received.map(({ url }) => url)).toEqual(["/v1/memberships", "/v1/membership/m-0a1b2c3d4e"]);
  });

  test("is the one of the settings, in one call", async () => {
    vi.stubEnv("AWS_MEMBERSHIP_ID", "m-0a1b2c3d4e");
    aws().answerWith({ status: 200, body: details });
    expect(await read()).toMatchObject({ answer: { accountId: "111122223333" } });
    expect(aws().received).toHaveLength(1);
  });

  test("is what the list says, to a role that can read no more", async () => {
    const denied = refusal(403, "AccessDeniedException");
    aws().answerWith({ status: 200, body: { items: [{ ...here, membershipStatus: "Active" }] } }, denied);
    expect(await read()).toMatchObject({ ok: true, answer: { status: "Active", team: undefined } });
  });

  test("is one that has ended where there is no other", async () => {
    const denied = refusal(403, "AccessDeniedException");
    aws().answerWith({ status: 200, body: { items: [{ ...here, membershipStatus: "Cancelled" }] } }, denied);
    expect(await read()).toMatchObject({ ok: true, answer: { status: "Cancelled" } });
  });

  test("is none where AWS lists none", async () => {
    aws().answerWith({ status: 200, body: { items: [] } });
    expect(await read()).toMatchObject({ ok: true, answer: undefined });
  });

  test("stays unknown to a role that cannot list memberships", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    expect(await read()).toMatchObject({ ok: false, failure: { kind: "access-denied" } });
  });
});

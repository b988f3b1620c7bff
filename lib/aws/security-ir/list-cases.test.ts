import { describe, expect, test, vi } from "vitest";
import { awsDouble } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

async function list(body: object, asked: { nextToken?: string } = {}) {
  aws().answerWith({ status: 200, body });
  const { listCases } = await import("./list-cases");
  return listCases(aSession(), asked);
}

describe("a page of AWS's list of cases", () => {
  test("has what AWS says of each case, with times as numbers", async () => {
    const item = {
      caseId: "1234567890",
      title: "Keys",
      caseArn: "arn:aws:security-ir:us-east-1:111122223333:case/1234567890",
      caseStatus: "Acknowledged",
      createdDate: 1_795_000_000,
      lastUpdatedDate: 1_795_000_060,
      engagementType: "Security Incident",
      resolverType: "AWS",
      pendingAction: "Customer",
    };
    expect(await list({ items: [item], nextToken: "next", total: 26 })).toMatchObject({
      ok: true,
      answer: {
        nextToken: "next",
        total: 26,
        cases: [
          {
            caseId: "1234567890",
            title: "Keys",
            caseStatus: "Acknowledged",
            resolverType: "AWS",
            pendingAction: "Customer",
            createdAt: 1_795_000_000_000,
            updatedAt: 1_795_000_060_000,
          },
        ],
      },
    });
  });

  test("keeps a case of which AWS says only its ID", async () => {
    expect(await list({ items: [{ caseId: "1234567890" }] })).toMatchObject({
      answer: { cases: [{ caseId: "1234567890", title: "", createdAt: undefined }] },
    });
  });

  test("has at most 25 cases, from the token on", async () => {
    await list({ items: [] }, { nextToken: "second" });
    expect(JSON.parse(aws().received[0]?.body ?? "")).toEqual({ maxResults: 25, nextToken: "second" });
  });
});

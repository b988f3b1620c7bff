import { describe, expect, test, vi } from "vitest";
import { aHeldCase } from "@/lib/cases/a-held-case";
import { readChanges } from "@/lib/cases/case-changes";
import { toSentChanges } from "@/lib/cases/case-update";
import { type EditInput, toEditInput } from "@/lib/cases/edit-input";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();
const lost: Answer = "connection reset";

async function update(parts: Partial<EditInput>) {
  const { updateCase } = await import("./update-case");
  const held = aHeldCase();
  const reading = readChanges(toEditInput(held), { ...toEditInput(held), ...parts });
  const changes = reading.ok ? toSentChanges(reading.changes, held) : [];
  return updateCase(aSession(), { caseId: "1234567890", changes });
}

describe("updating a case", () => {
  test("sends what changed and nothing else", async () => {
    aws().answerWith({ status: 200, body: {} });
    const reportedIncidentStartDate = { date: "2026-03-04", time: "05:00", timeZone: "UTC" };
    await update({ title: "Other", reportedIncidentStartDate, impactedAwsRegions: ["us-east-1"] });
    const { method, url, body } = aws().received[0] ?? { method: "", url: "", body: "{}" };
    expect([method, url, JSON.parse(body)]).toEqual([
      "POST",
      "/v1/cases/1234567890/update-case",
      {
        title: "Other",
        reportedIncidentStartDate: 1_772_600_400,
        impactedAwsRegionsToAdd: [{ region: "us-east-1" }],
        impactedAwsRegionsToDelete: [{ region: "eu-central-1" }],
      },
    ]);
  });

  test("is not repeated after an answer that was lost", async () => {
    aws().answerWith(lost);
    expect(await update({ title: "Other" })).toMatchObject({ ok: false, failure: { outcome: "unclear" } });
    expect(aws().received).toHaveLength(1);
  });

  test("is repeated when AWS throttles it", async () => {
    aws().answerWith(refusal(429, "ThrottlingException"), { status: 200, body: {} });
    expect(await update({ title: "Other" })).toMatchObject({ ok: true });
  });

  test("is unclear after a conflict", async () => {
    aws().answerWith(refusal(409, "ConflictException"));
    expect(await update({ title: "Other" })).toMatchObject({ ok: false, failure: { outcome: "unclear" } });
  });
});

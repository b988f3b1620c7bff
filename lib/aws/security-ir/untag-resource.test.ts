import { expect, test, vi } from "vitest";
import { awsDouble } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();
const caseArn = "arn:aws:security-ir:eu-central-1:111122223333:case/1234567890";

async function untag() {
  const { untagResource } = await import("./untag-resource");
  return untagResource(aSession(), { caseId: "1234567890", caseArn }, ["team", "drill"]);
}

test("names the keys in the query", async () => {
  aws().answerWith({ status: 200, body: {} });
  expect(await untag()).toMatchObject({ ok: true });
  const { method, url } = aws().received[0] ?? {};
  expect([method, url]).toEqual(["DELETE", `/v1/tags/${encodeURIComponent(caseArn)}?tagKeys=team&tagKeys=drill`]);
});

test("is repeated after an answer that was lost, because it is idempotent", async () => {
  aws().answerWith("connection reset", { status: 200, body: {} });
  expect(await untag()).toMatchObject({ ok: true });
});

import { expect, test, vi } from "vitest";
import { awsDouble } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();
const caseArn = "arn:aws:security-ir:eu-central-1:111122223333:case/1234567890";

async function tag() {
  const { tagResource } = await import("./tag-resource");
  return tagResource(aSession(), { caseId: "1234567890", caseArn }, [{ key: "team", value: "blue" }]);
}

test("tags the case by its ARN", async () => {
  aws().answerWith({ status: 204, body: {} });
  expect(await tag()).toMatchObject({ ok: true });
  const { url, body } = aws().received[0] ?? { url: "", body: "{}" };
  expect([url, JSON.parse(body)]).toEqual([`/v1/tags/${encodeURIComponent(caseArn)}`, { tags: { team: "blue" } }]);
});

test("a tag is sent once, because TagResource has no client token", async () => {
  aws().answerWith("connection reset");
  expect(await tag()).toMatchObject({ ok: false, failure: { outcome: "unclear" } });
  expect(aws().received).toHaveLength(1);
});

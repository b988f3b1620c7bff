import { describe, expect, test, vi } from "vitest";
import { toReadFailure } from "@/lib/cases/aws-failure";
import { byName, textLists } from "@/lib/cases/case-fields";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

async function read() {
  const { getCase } = await import("./get-case");
  return getCase(aSession(), "1234567890");
}

describe("reading a case", () => {
  test("gives what AWS has, without the transport's own data", async () => {
    aws().answerWith({ status: 200, body: { title: "Title", caseStatus: "Submitted" } });
    expect(await read()).toEqual({
      ok: true,
      hadUnclearAttempt: false,
      answer: {
        title: "Title",
        caseStatus: "Submitted",
        description: "",
        impactedAccounts: [],
        impactedAwsRegions: [],
        ...byName(textLists, () => []),
        threatActorIpAddresses: [],
        caseMetadata: [],
        files: [],
        watchers: [],
      },
    });
  });

  test("takes the names of Regions out of AWS's wrapping, and leaves out what has none", async () => {
    aws().answerWith({ status: 200, body: { impactedAwsRegions: [{ region: "eu-central-1" }, {}] } });
    expect(await read()).toMatchObject({ answer: { impactedAwsRegions: ["eu-central-1"] } });
  });

  test("asks for this very case", async () => {
    aws().answerWith({ status: 200, body: {} });
    await read();
    expect(aws().received).toMatchObject([{ method: "GET", url: "/v1/cases/1234567890/get-case" }]);
  });

  test.each([
    [403, "AccessDeniedException", "denied"],
    [404, "ResourceNotFoundException", "absent"],
    [400, "ValidationException", "absent"],
    [403, "ExpiredTokenException", "session-refused"],
    [500, "InternalServerException", "unavailable"],
    [409, "ConflictException", "unavailable"],
  ])("that AWS answers with %i %s is %s", async (status, type, failure) => {
    aws().answerWith(refusal(status, type));
    const answer = await read();
    expect(answer).toMatchObject({ ok: false, awsRequestId: "request-1" });
    expect(answer.ok || toReadFailure(answer.failure)).toBe(failure);
  });

  test("has no request id when AWS was not reached", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:1");
    expect(await read()).toEqual({ ok: false, failure: { kind: "aws-unreachable", outcome: "not-done" } });
  });
});

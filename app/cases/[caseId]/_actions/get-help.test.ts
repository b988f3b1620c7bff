import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { awsDouble } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
const session = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock("@/lib/auth/session", () => ({ actionSession: async () => session.current }));

const aws = awsDouble();

beforeEach(() => {
  session.current = aSession();
});
afterEach(() => vi.resetModules());

const theCase = (resolverType: string, caseStatus = "Submitted"): Answer => ({
  status: 200,
  body: { resolverType, caseStatus },
});
const writes = () => aws().received.filter(({ url }) => url.endsWith("/update-resolver-type"));

async function ask() {
  const { getHelp } = await import("./get-help");
  return getHelp({ caseId: "1234567890" });
}

describe("help from AWS", () => {
  test("is asked for once, by handing the case to AWS", async () => {
    aws().answerWith(theCase("Self"), { status: 200, body: { caseId: "1234567890" } });
    expect(await ask()).toEqual({ status: "moved", by: "answer" });
    expect(writes().map(({ body }) => JSON.parse(body))).toEqual([{ resolverType: "AWS" }]);
  });

  test("is there already when somebody else has asked", async () => {
    aws().answerWith(theCase("AWS"));
    expect([await ask(), writes()]).toEqual([{ status: "moved", by: "others" }, []]);
  });

  test("is not asked for once the case is closed", async () => {
    aws().answerWith(theCase("Self", "Closed"));
    expect([await ask(), writes()]).toMatchObject([{ status: "overtaken" }, []]);
  });

  test("is there when AWS lost its answer and the case is AWS's", async () => {
    aws().answerWith(theCase("Self"), "connection reset", theCase("AWS"));
    expect(await ask()).toEqual({ status: "moved", by: "look" });
  });
});

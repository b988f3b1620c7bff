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

const theCase = (caseStatus: string): Answer => ({ status: 200, body: { resolverType: "AWS", caseStatus } });
const writes = () => aws().received.filter(({ url }) => url.endsWith("/close-case"));

async function close() {
  const { closeCase } = await import("./close-case");
  return closeCase({ caseId: "1234567890" });
}

describe("closing a case", () => {
  test.each(["Submitted", "Ready to Close"])("is sent for one that is %s", async (status) => {
    aws().answerWith(theCase(status), { status: 200, body: { caseStatus: "Closed" } });
    expect([await close(), writes().length]).toEqual([{ status: "moved", by: "answer" }, 1]);
  });

  test("is not sent when somebody else has closed it", async () => {
    aws().answerWith(theCase("Closed"));
    expect([await close(), writes()]).toEqual([{ status: "moved", by: "others" }, []]);
  });

  test("is done when AWS lost its answer and the case is closed", async () => {
    aws().answerWith(theCase("Submitted"), "connection reset", theCase("Closed"));
    expect([await close(), writes().length]).toEqual([{ status: "moved", by: "look" }, 1]);
  });

  test("is not sent again when AWS lost its answer and the case is open", async () => {
    aws().answerWith(theCase("Submitted"), "connection reset", theCase("Submitted"));
    expect([await close(), writes().length]).toMatchObject([{ outcome: "unclear" }, 1]);
  });
});

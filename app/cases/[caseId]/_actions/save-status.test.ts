import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
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

const detection = "Detection and Analysis";
const theCase = (caseStatus: string, resolverType = "Self"): Answer => ({
  status: 200,
  body: { title: "Keys in use", caseStatus, resolverType },
});
const done: Answer = { status: 201, body: { caseStatus: detection } };
const writes = () => aws().received.filter(({ url }) => url.endsWith("/update-case-status"));

async function save(change: object = {}) {
  const { saveStatus } = await import("./save-status");
  return saveStatus({ caseId: "1234567890", from: "Submitted", to: detection, ...change });
}

describe("a new status", () => {
  test("is sent when the case is as the page showed it", async () => {
    aws().answerWith(theCase("Submitted"), done);
    expect(await save()).toEqual({ status: "moved", by: "answer" });
    const [{ url, body } = { url: "", body: "{}" }] = writes();
    expect([url, JSON.parse(body)]).toEqual(["/v1/cases/1234567890/update-case-status", { caseStatus: detection }]);
  });

  test("is not sent when the case has it already", async () => {
    aws().answerWith(theCase(detection));
    expect([await save(), writes()]).toEqual([{ status: "moved", by: "others" }, []]);
  });

  test.each([
    ["somebody changed the status meanwhile", theCase("Post-incident Activities"), "Post-incident Activities"],
    ["somebody closed the case meanwhile", theCase("Closed"), "Closed"],
    ["the case was handed to AWS meanwhile", theCase("Submitted", "AWS"), "Submitted"],
  ])("is not sent when %s", async (_what, now, caseStatus) => {
    aws().answerWith(now);
    expect([await save(), writes()]).toMatchObject([{ status: "overtaken", facts: { caseStatus } }, []]);
  });

  test("is not sent when no rule allows the move", async () => {
    aws().answerWith(theCase(detection));
    expect([await save({ from: detection, to: "Submitted" }), writes()]).toMatchObject([{ status: "overtaken" }, []]);
  });

  test("is not sent when the case cannot be read first", async () => {
    aws().answerWith(refusal(500, "InternalServerException"));
    expect([await save(), writes()]).toEqual([{ status: "unread" }, []]);
  });

  test("is sent all the same by a role that cannot read cases", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"), done);
    expect(await save()).toEqual({ status: "moved", by: "answer" });
  });

  test("names the missing right", async () => {
    aws().answerWith(theCase("Submitted"), refusal(403, "AccessDeniedException"));
    expect(await save()).toMatchObject({ status: "failed", code: "access-denied", outcome: "not-done" });
  });

  test("is done when AWS lost its answer and the case has it", async () => {
    aws().answerWith(theCase("Submitted"), "connection reset", theCase(detection));
    expect(await save()).toEqual({ status: "moved", by: "look" });
  });

  test("is sent once, and stays unclear when the case did not have it yet", async () => {
    aws().answerWith(theCase("Submitted"), "connection reset", theCase("Submitted"));
    expect(await save()).toMatchObject({
      status: "failed",
      outcome: "unclear",
      caseNow: { caseStatus: "Submitted" },
    });
    expect(writes()).toHaveLength(1);
  });

  test("stays unclear when nobody can look", async () => {
    aws().answerWith(theCase("Submitted"), "connection reset", refusal(403, "AccessDeniedException"));
    expect(await save()).not.toHaveProperty("caseNow");
  });

  test("is there when AWS finds a conflict because somebody else was first", async () => {
    aws().answerWith(theCase("Submitted"), refusal(409, "ConflictException"), theCase(detection));
    expect(await save()).toEqual({ status: "moved", by: "others" });
  });

  test("is overtaken when AWS finds a conflict because the case was closed", async () => {
    aws().answerWith(theCase("Submitted"), refusal(409, "ConflictException"), theCase("Closed"));
    expect(await save()).toMatchObject({ status: "overtaken", facts: { caseStatus: "Closed" } });
  });

  test("is unclear when AWS finds a conflict and nobody can look", async () => {
    aws().answerWith(theCase("Submitted"), refusal(409, "ConflictException"), refusal(403, "AccessDeniedException"));
    expect(await save()).toMatchObject({ status: "failed", code: "conflict", outcome: "unclear" });
  });

  test("is refused with AWS's words when the conflict cannot be seen", async () => {
    aws().answerWith(theCase("Submitted"), refusal(409, "ConflictException"), theCase("Submitted"));
    expect(await save()).toMatchObject({ status: "failed", code: "conflict", outcome: "not-done" });
  });

  test("is refused by the portal when AWS has no such status", async () => {
    aws().answerWith(done);
    expect([await save({ to: "Closed" }), aws().received]).toMatchObject([{ status: "invalid" }, []]);
  });
});

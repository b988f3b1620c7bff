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

const change = { caseId: "1234567890", commentId: "000003", body: "After", before: "Before" };
const listed = (body: string): Answer => ({ status: 200, body: { items: [{ commentId: "000003", body }] } });
const changed: Answer = { status: 200, body: { commentId: "000003" } };
const operations = () => aws().received.map(({ method }) => method);

async function save() {
  const { saveComment } = await import("./save-comment");
  return saveComment(change);
}

describe("a change to a comment", () => {
  test("is sent when the comment is as it was", async () => {
    aws().answerWith(listed("Before"), changed);
    expect(await save()).toMatchObject({ status: "saved", entry: { id: "000003", body: "After" } });
    const { url, body } = aws().received[1] ?? { url: "", body: "{}" };
    expect([url, JSON.parse(body)]).toEqual(["/v1/cases/1234567890/update-case-comment/000003", { body: "After" }]);
  });

  test("is not sent when somebody changed the comment meanwhile", async () => {
    aws().answerWith(listed("Theirs"));
    expect([await save(), operations()]).toEqual([{ status: "overtaken", now: "Theirs" }, ["POST"]]);
  });

  test("is not sent when the comment cannot be read", async () => {
    aws().answerWith(refusal(500, "InternalServerException"));
    expect(await save()).toMatchObject({ status: "failed", outcome: "not-done" });
    expect(operations()).not.toContain("PUT");
  });

  test("is refused for a comment that AWS does not list", async () => {
    aws().answerWith({ status: 200, body: { items: [] } });
    expect(await save()).toMatchObject({ status: "failed", code: "not-found" });
  });

  test("is done when AWS lost its answer and the list shows the new text", async () => {
    const lost: Answer = "connection reset";
    aws().answerWith(listed("Before"), lost, lost, lost, listed("After"));
    expect(await save()).toMatchObject({ status: "saved" });
  });

  test("stays unclear when AWS lost its answer and the list shows the old text", async () => {
    const lost: Answer = "connection reset";
    aws().answerWith(listed("Before"), lost, lost, lost, listed("Before"));
    expect(await save()).toMatchObject({ status: "failed", outcome: "unclear" });
  });

  test("stays unclear when nobody can look", async () => {
    aws().answerWith(listed("Before"), "connection reset");
    expect(await save()).toMatchObject({ status: "failed", outcome: "unclear" });
  });

  test("names the missing right", async () => {
    aws().answerWith(listed("Before"), refusal(403, "AccessDeniedException"));
    expect(await save()).toMatchObject({ status: "failed", code: "access-denied" });
  });
});

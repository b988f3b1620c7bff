import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));
const session = vi.hoisted(() => ({ current: undefined as unknown }));
vi.mock("@/lib/auth/session", () => ({ actionSession: async () => session.current }));

const aws = awsDouble();

beforeEach(() => {
  session.current = aSession();
  takeLogText();
});
afterEach(() => vi.resetModules());

const added: Answer = { status: 201, body: { commentId: "000007" } };
const caseId = "1234567890";
const aComment = (parts: Record<string, unknown> = {}) => ({
  caseId,
  body: "zqcanary",
  clientToken: "token",
  ...parts,
});

async function add(input: unknown = aComment(), page?: Record<string, unknown>) {
  const { addComment } = await import("./add-comment");
  const { toPageOwner } = await import("@/lib/auth/draft-key");
  return addComment(input, page && { ...toPageOwner(aSession()), ...page });
}

const inList = (...bodies: string[]): Answer => ({
  status: 200,
  body: {
    items: bodies.map((body, index) => ({
      commentId: `00000${index}`,
      body,
      creator: "arn:aws:sts::111122223333:assumed-role/IncidentResponder/ana@example.com",
      createdDate: Date.now() / 1000,
    })),
  },
});

describe("a comment", () => {
  test("goes to its case with its token, and comes back for the timeline", async () => {
    aws().answerWith(added);
    expect(await add()).toMatchObject({
      status: "added",
      copies: 1,
      isRepeated: false,
      entry: { kind: "comment", id: "000007", body: "zqcanary", at: expect.any(Number) },
    });
    const [{ url, body } = { url: "", body: "{}" }] = aws().received;
    expect([url, JSON.parse(body)]).toEqual([
      `/v1/cases/${caseId}/create-comment`,
      { body: "zqcanary", clientToken: "token" },
    ]);
  });

  test("is not looked for when its first try was answered", async () => {
    aws().answerWith(added);
    await add(aComment(), {});
    expect(aws().received).toHaveLength(1);
  });

  test("is counted in AWS's list when an earlier try may have added it", async () => {
    aws().answerWith(added, inList("zqcanary", "Other", "zqcanary\n"));
    expect(await add(aComment(), { firstTriedMillisecondsAgo: 1000 })).toMatchObject({ copies: 2, isRepeated: true });
  });

  test("is counted when AWS lost an answer to it within the call", async () => {
    aws().answerWith("connection reset", added, inList("zqcanary"));
    expect(await add()).toMatchObject({ copies: 1, isRepeated: true });
    expect(aws().received.map(({ url }) => url.split("/").at(-1))).toEqual([
      "create-comment",
      "create-comment",
      "list-comments",
    ]);
  });

  test("is not counted where the role cannot list comments", async () => {
    aws().answerWith(added, refusal(403, "AccessDeniedException"));
    expect(await add(aComment(), { firstTriedMillisecondsAgo: 1000 })).toMatchObject({
      status: "added",
      copies: undefined,
    });
  });

  test.each([
    [refusal(403, "AccessDeniedException"), "access-denied", "not-done"],
    [refusal(409, "ConflictException"), "conflict", "unclear"],
    [refusal(400, "ValidationException", { fieldList: [{ name: "body", message: "no" }] }), "refused", "not-done"],
  ] as const)("is answered as it was refused: %#", async (answer, code, outcome) => {
    aws().answerWith(answer);
    expect(await add()).toMatchObject({ status: "failed", code, outcome });
  });

  test("sends nothing for somebody who is signed out", async () => {
    aws().answerWith(added);
    session.current = null;
    expect([await add(), aws().received]).toMatchObject([{ code: "signed-out" }, []]);
  });

  test("sends nothing when somebody else signed in meanwhile", async () => {
    aws().answerWith(added);
    session.current = aSession({ subject: "somebody-else" });
    expect([await add(aComment(), {}), aws().received]).toMatchObject([{ code: "other-user" }, []]);
  });

  test("sends nothing that is too long", async () => {
    aws().answerWith(added);
    expect(await add(aComment({ body: "x".repeat(12_001) }))).toMatchObject({ status: "invalid" });
    expect(aws().received).toEqual([]);
  });

  test("leaves nothing of its text in the log, whatever happens", async () => {
    for (const answer of [added, refusal(403, "AccessDeniedException"), refusal(500, "InternalServerException")]) {
      aws().answerWith(answer);
      await add();
    }
    const log = takeLogText();
    expect([log.includes('"operation":"CreateCaseComment"'), log.includes("zqcanary")]).toEqual([true, false]);
  });
});

describe("looking for a comment", () => {
  async function look(body: string) {
    const { lookForComment } = await import("./look-for-comment");
    return lookForComment({ caseId, body, firstTriedMillisecondsAgo: 60_000 });
  }

  test("finds the same text by a person, since the first try", async () => {
    const old = { commentId: "000010", body: "zqcanary", createdDate: Date.now() / 1000 - 3600 };
    const byAws = { commentId: "000011", body: "zqcanary", creator: "AWS Responder", createdDate: Date.now() / 1000 };
    const list = inList("Other", "zqcanary");
    const items = typeof list === "object" ? Object(list.body).items : [];
    aws().answerWith({ status: 200, body: { items: [old, byAws, ...items] } });
    expect(await look("zqcanary")).toEqual({
      status: "found",
      comments: [{ commentId: "000001", author: "ana@example.com", createdAt: expect.any(Number) }],
    });
  });

  test("reads all pages before it says that there is none", async () => {
    aws().answerWith({ status: 200, body: { items: [], nextToken: "page 2" } }, inList("zqcanary"));
    expect(await look("zqcanary")).toMatchObject({ status: "found", comments: [{ commentId: "000000" }] });
  });

  test("says that the role cannot list comments", async () => {
    aws().answerWith(refusal(403, "AccessDeniedException"));
    expect(await look("zqcanary")).toEqual({ status: "denied" });
  });

  test("claims nothing when AWS does not answer", async () => {
    aws().answerWith(refusal(500, "InternalServerException"));
    expect(await look("zqcanary")).toEqual({ status: "unavailable" });
  });
});

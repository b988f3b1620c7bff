import { describe, expect, test, vi } from "vitest";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import { takeLogLines } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

async function read(nextToken?: string) {
  const { listComments } = await import("./list-comments");
  return listComments(aSession(), { caseId: "1234567890", nextToken });
}

describe("reading the comments of a case", () => {
  test("gives a page of them, with AWS's times as dates", async () => {
    const item = { commentId: "000001", body: "We look at it.", creator: "AWS Responder", createdDate: 1_795_000_000 };
    aws().answerWith({ status: 200, body: { items: [item], nextToken: "page 2", total: 26 } });
    expect(await read()).toEqual({
      ok: true,
      hadUnclearAttempt: false,
      answer: {
        comments: [
          {
            commentId: "000001",
            body: "We look at it.",
            creator: "AWS Responder",
            createdDate: new Date(1_795_000_000_000),
            lastUpdatedBy: undefined,
            lastUpdatedDate: undefined,
          },
        ],
        nextToken: "page 2",
        total: 26,
      },
    });
  });

  test("asks for the page that the token names, 25 at a time", async () => {
    aws().answerWith({ status: 200, body: {} });
    await read("page 2");
    const [{ method, url, body } = { method: "", url: "", body: "{}" }] = aws().received;
    expect([method, url, JSON.parse(body)]).toEqual([
      "POST",
      "/v1/cases/1234567890/list-comments",
      { nextToken: "page 2", maxResults: 25 },
    ]);
  });

  test("leaves out what has no ID, and takes an absent text for an empty one", async () => {
    aws().answerWith({ status: 200, body: { items: [{ body: "no ID" }, { commentId: "000002" }] } });
    expect(await read()).toMatchObject({ answer: { comments: [{ commentId: "000002", body: "" }] } });
  });

  test("is refused with the reason and AWS's number, and logged without a comment", async () => {
    takeLogLines();
    aws().answerWith(refusal(403, "AccessDeniedException"));
    expect(await read()).toMatchObject({
      ok: false,
      failure: { kind: "access-denied", outcome: "not-done" },
      awsRequestId: "request-1",
    });
    expect(takeLogLines()).toEqual([
      expect.objectContaining({
        event: "aws_call",
        operation: "ListComments",
        caseId: "1234567890",
        outcome: "denied",
      }),
    ]);
  });
});

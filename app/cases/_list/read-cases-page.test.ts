import { beforeEach, expect, test, vi } from "vitest";
import { aListedCase } from "@/lib/cases/a-listed-case";
import { toAwsFailure } from "@/lib/cases/aws-failure";
import { aSession } from "@/lib/testing/session";
import { readCasesPage } from "./read-cases-page";

const listCases = vi.hoisted(() => vi.fn());
vi.mock("@/lib/aws/security-ir/list-cases", () => ({ listCases }));

beforeEach(() => {
  listCases.mockReset();
  listCases.mockResolvedValue({ ok: true, answer: { cases: [aListedCase()], nextToken: "second", total: 26 } });
});

const refuse = (name: string, status: number) =>
  listCases.mockResolvedValue({
    ok: false,
    failure: toAwsFailure(Object.assign(new Error("canary"), { name, $metadata: { httpStatusCode: status } }), []),
    awsRequestId: "request-1",
  });

test("the first page of a list comes before anybody's later pages", async () => {
  await readCasesPage(aSession());
  await readCasesPage(aSession(), { nextToken: "second" });
  expect(listCases.mock.calls.map(([, { priority }]) => priority)).toEqual(["first-page", "later-page"]);
});

test("a page brings the cases, the next token and the total", async () => {
  expect(await readCasesPage(aSession())).toEqual({
    status: "read",
    cases: [aListedCase()],
    nextToken: "second",
    total: 26,
  });
});

test("a refused role is told apart from a failure", async () => {
  refuse("AccessDeniedException", 403);
  expect(await readCasesPage(aSession())).toEqual({ status: "denied", awsRequestId: "request-1" });
});

test("a failure says what to do, and has AWS's number but not its words", async () => {
  refuse("InternalServerException", 500);
  expect(await readCasesPage(aSession())).toEqual({
    status: "unavailable",
    reason: "AWS had an error. Try again in a minute.",
    awsRequestId: "request-1",
  });
});

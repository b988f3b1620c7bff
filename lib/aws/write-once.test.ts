import { CreateCaseCommand } from "@aws-sdk/client-security-ir";
import { afterEach, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { toCreateCaseInput } from "@/lib/cases/case-request";
import { caseSchema } from "@/lib/cases/case-schema";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

afterEach(() => void takeLogText());

const done: Answer = { status: 201, body: { caseId: "1234567890" } };
const throttled = refusal(429, "ThrottlingException");

/** Any write, sent as one without a token. */
async function writeOnce() {
  const { callAs } = await import("./call");
  const command = new CreateCaseCommand(toCreateCaseInput(caseSchema.parse(aCase())));
  const called = await callAs(aSession(), command, { operation: "Write", retry: "once", toAnswer: () => "done" });
  return called.ok ? called.answer : called.failure;
}

test.each([
  ["AWS had an error", refusal(500, "InternalServerException"), "aws-error"],
  ["AWS answered with 423", refusal(423, "InvalidTokenException"), "invalid-token"],
  ["the connection broke", "connection reset", "aws-no-answer"],
  ["the answer broke off", { status: 201, body: '{"caseId":"12' }, "aws-error"],
] as const)("is not sent again after %s, and nobody knows what became of it", async (_what, answer, kind) => {
  aws().answerWith(answer, done);
  expect([await writeOnce(), aws().received.length]).toMatchObject([{ kind, outcome: "unclear" }, 1]);
});

test("is sent again when AWS throttled it", async () => {
  aws().answerWith(throttled, throttled, done);
  expect([await writeOnce(), aws().received.length]).toEqual(["done", 3]);
});

test("is sent again when no byte left", async () => {
  vi.stubEnv("AWS_ENDPOINT_URL_SECURITY_IR", "http://127.0.0.1:1");
  expect(await writeOnce()).toEqual({ kind: "aws-unreachable", outcome: "not-done" });
  expect(takeLogLines()).toMatchObject([{ operation: "Write", outcome: "failed", attempts: 3 }]);
});

test("is unclear when the connection broke after AWS throttled it", async () => {
  aws().answerWith(throttled, "connection reset", done);
  expect([await writeOnce(), aws().received.length]).toEqual([{ kind: "aws-no-answer", outcome: "unclear" }, 2]);
});

test("is not sent again after a conflict, which the case has to explain", async () => {
  aws().answerWith(refusal(409, "ConflictException"), done);
  expect([await writeOnce(), aws().received.length]).toMatchObject([{ kind: "conflict", outcome: "unclear" }, 1]);
});

import { afterEach, describe, expect, test, vi } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { toCaseResult } from "@/lib/cases/case-failure";
import { caseSchema } from "@/lib/cases/case-schema";
import { awsDouble, refusal } from "@/lib/testing/aws-double";
import type { Answer } from "@/lib/testing/http-double";
import { takeLogLines, takeLogText } from "@/lib/testing/log-lines";
import { aSession } from "@/lib/testing/session";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

// The nine errors of every operation in the service model, with the outcome of each:
// https://docs.aws.amazon.com/security-ir/latest/APIReference/API_CreateCase.html#API_CreateCase_Errors
const exceptions = [
  { name: "ValidationException", status: 400, attempts: 1, failure: notDone("refused") },
  { name: "AccessDeniedException", status: 403, attempts: 1, failure: notDone("access-denied") },
  {
    name: "SecurityIncidentResponseNotActiveException",
    status: 400,
    attempts: 1,
    failure: notDone("not-active"),
  },
  { name: "ServiceQuotaExceededException", status: 402, attempts: 1, failure: notDone("quota-exceeded") },
  { name: "ResourceNotFoundException", status: 404, attempts: 1, failure: notDone("not-found") },
  { name: "ConflictException", status: 409, attempts: 1, failure: unclear("conflict") },
  // AWS asks to wait for longer than anybody would.
  { name: "ThrottlingException", status: 429, attempts: 1, failure: notDone("throttled"), retryAfter: "60" },
  { name: "InternalServerException", status: 500, attempts: 3, failure: unclear("aws-error") },
  { name: "InvalidTokenException", status: 423, attempts: 3, failure: unclear("invalid-token") },
] as const;

const passing = exceptions.filter(({ attempts }) => attempts > 1);
const final = exceptions.filter(({ attempts }) => attempts === 1);

const created: Answer = { status: 201, body: { caseId: "1234567890" } };

const aws = awsDouble();

afterEach(() => void takeLogText());

function notDone(code: string) {
  return { status: "failed", code, outcome: "not-done" } as const;
}

function unclear(code: string) {
  return { status: "failed", code, outcome: "unclear" } as const;
}

function refused({ name, status, retryAfter }: { name: string; status: number; retryAfter?: string }): Answer {
  const headers = { "x-amzn-errortype": name, ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }) };
  return { ...refusal(status, name), headers };
}

/** One press of the button. Returns what the person sees. */
async function press() {
  const { createCase } = await import("./create-case");
  const opened = await createCase(aSession(), caseSchema.parse(aCase()));
  return opened.ok ? opened.answer.caseId : toCaseResult(opened.failure, opened.awsRequestId, aCase());
}

describe("faults that the SDK's retries cover", () => {
  test.each(passing)("$name before the answer is not noticed: two attempts, one case", async (exception) => {
    aws().answerWith(refused(exception), created);
    expect([await press(), aws().received.length]).toEqual(["1234567890", 2]);
  });

  test.each(final)("$name is final: one attempt, and nothing behind it is asked for", async (exception) => {
    aws().answerWith(refused(exception), created);
    expect([await press(), aws().received.length]).toEqual([expect.objectContaining(exception.failure), 1]);
  });
});

describe("a try that is given up", () => {
  test.each(exceptions)(
    "with $name can be made again: the same bytes, the same token, and the case",
    async (exception) => {
      aws().answerWith(refused(exception));
      await press();
      const [firstBody] = aws().received.map(({ body }) => body);
      aws().answerWith(created);
      const told = await press();

      expect([told, aws().received.map(({ body }) => body)]).toEqual(["1234567890", [firstBody]]);
    },
  );

  test.each(exceptions)("with $name twice is told both times in the same way", async (exception) => {
    aws().answerWith(refused(exception));
    const [first, second] = [await press(), await press()];

    expect([first, aws().received.length]).toEqual([
      expect.objectContaining(exception.failure),
      2 * exception.attempts,
    ]);
    expect(second).toEqual(first);
  });

  const mayHaveOpened = ["ConflictException", "InternalServerException", "InvalidTokenException"];

  test.each(exceptions)("with $name leaves one line in the log, with its name and not its words", async (exception) => {
    aws().answerWith(refused(exception));
    await press();
    const lines = takeLogLines();

    const outcome = mayHaveOpened.includes(exception.name) ? "unclear" : "failed";
    expect(lines).toEqual([expect.objectContaining({ outcome, errorName: exception.name })]);
    expect(JSON.stringify(lines)).not.toContain("canary");
  });
});

import { describe, expect, test } from "vitest";
import { mustLookFirst, needsNewToken } from "@/lib/cases/next-try";

const now = 1_700_000_000_000;
const minute = 60_000;
const tried = (code: "conflict" | "aws-no-answer", ago: number) => ({ failure: { code }, firstTriedAt: now - ago });

describe("another try after an unclear one", () => {
  test.each([
    ["without an answer, at once", tried("aws-no-answer", 0), false, false],
    ["without an answer, ten minutes later", tried("aws-no-answer", 10 * minute), false, false],
    ["without an answer, more than ten minutes later", tried("aws-no-answer", 10 * minute + 1), true, false],
    ["after a conflict, at once", tried("conflict", 0), true, false],
    ["after a conflict, a minute later", tried("conflict", minute), true, false],
    ["after a conflict, more than a minute later", tried("conflict", minute + 1), true, true],
  ])("%s", (_when, unknown, looks, renews) => {
    expect([mustLookFirst(unknown, now), needsNewToken(unknown, now)]).toEqual([looks, renews]);
  });
});

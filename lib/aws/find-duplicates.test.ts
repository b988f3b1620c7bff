import { describe, expect, test, vi } from "vitest";
import { awsDouble } from "@/lib/testing/aws-double";
import { aSession } from "@/lib/testing/session";
import { shortenTimers } from "@/lib/testing/short-timer";

vi.mock("pino", () => import("@/lib/testing/log-lines").then(({ pinoInMemory }) => pinoInMemory()));

const aws = awsDouble();

describe("looking for a second case after a success", () => {
  test("ends after 8 seconds, so that a submit ends within 33", async () => {
    // Longer than the request takes to arrive: otherwise the next test would receive it.
    shortenTimers(8000, 1500);
    aws().answerWith("silence");
    const { findDuplicates } = await import("./find-duplicates");
    const opened = { caseId: "1234567890", title: "Keys", firstTriedAt: new Date() };
    expect([await findDuplicates(aSession(), opened), aws().received.length]).toEqual([
      { duplicates: [], isDuplicatePossible: true, hasLooked: false },
      1, // One attempt may last as long; it is not made again.
    ]);
  });
});

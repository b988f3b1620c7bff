import { expect, test } from "vitest";
import { nothing, sum, toPlaywrightTally, toSumLine, toVitestTally } from "./tally.mjs";

const aVitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0 };
const aPlaywrightReport = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } };

test("a run without a report counts as one failure", () => {
  expect(toVitestTally(undefined, false)).toMatchObject({ passed: 0, failed: 1 });
});

test("a run that ends with an error although no test failed counts as one failure", () => {
  expect(toVitestTally(aVitestReport, false)).toMatchObject({ passed: 5, failed: 1 });
});

test("a test file that does not load counts as one failure beside the failed tests", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "failed" }] },
  ];
  expect(toVitestTally({ ...aVitestReport, numFailedTests: 1, testResults }, false).failed).toBe(2);
});

test("a test to be written counts as skipped", () => {
  expect(toVitestTally({ ...aVitestReport, numTodoTests: 2 }, true).skipped).toBe(2);
});

test("a browser run that ends with an error although no test failed counts as one failure", () => {
  expect(toPlaywrightTally(aPlaywrightReport, false)).toMatchObject({ passed: 4, failed: 1 });
});

test("a browser test that passed only when repeated is counted as passed and named", () => {
  const specs = [{ title: "opens a case", tests: [{ status: "flaky" }] }];
  const report = {
    stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 },
    suites: [{ title: "open-a-case.spec.ts", suites: [{ title: "as ana", specs }] }],
  };
  expect(toPlaywrightTally(report, true)).toMatchObject({ passed: 5, failed: 0, flaky: ["as ana: opens a case"] });
});

test("the sum adds every step", () => {
  expect(
    sum([
      { ...nothing, passed: 2 },
      { ...nothing, passed: 3, failed: 1, skipped: 4 },
    ]),
  ).toMatchObject({
    passed: 5,
    failed: 1,
    skipped: 4,
  });
});

test("the last line names passed and failed only", () => {
  expect(toSumLine({ ...nothing, passed: 12 })).toBe("12 passed, 0 failed");
});

test("the last line names skipped tests when there are any", () => {
  expect(toSumLine({ ...nothing, passed: 12, skipped: 1 })).toBe("12 passed, 0 failed, 1 skipped");
});

/**
 * The result of a step. `flaky` names the tests that passed only when repeated; they count as passed.
 * @typedef {{passed: number, failed: number, skipped: number, flaky: string[]}} Tally
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0, flaky: [] };

/**
 * A step that counts as one test.
 * @param {boolean} holds
 * @returns {Tally}
 */
export function toStepTally(holds) {
  return { ...nothing, passed: holds ? 1 : 0, failed: holds ? 0 : 1 };
}

/**
 * Reads vitest's JSON report. A run that fails without a failed test (a file that does not load, no report at all)
 * counts as one failure.
 * @param {VitestReport | undefined} report
 * @param {boolean} succeeded by its exit code
 * @returns {Tally}
 *
 * @typedef {{numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults?: {status: string, assertionResults: {status: string}[]}[]}} VitestReport
 */
export function toVitestTally(report, succeeded) {
  if (report === undefined) return toStepTally(false);
  const unloaded = (report.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  ).length;
  return atLeastOneFailed(succeeded, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    flaky: [],
  });
}

/**
 * Reads Playwright's JSON report by the same rule.
 * @param {PlaywrightReport | undefined} report
 * @param {boolean} succeeded by its exit code
 * @returns {Tally}
 *
 * @typedef {{title: string, specs?: {title: string, tests: {status: string}[]}[], suites?: Suite[]}} Suite
 * @typedef {{expected: number, unexpected: number, flaky: number, skipped: number}} Stats
 * @typedef {{stats: Stats, suites?: Suite[]}} PlaywrightReport
 */
export function toPlaywrightTally(report, succeeded) {
  if (report === undefined) return toStepTally(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastOneFailed(succeeded, {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    flaky: (report.suites ?? []).flatMap((suite) => flakyTitles(suite)),
  });
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    flaky: tallies.flatMap(({ flaky }) => flaky),
  };
}

/**
 * The line that machines read: "N passed, N failed", and ", N skipped" when there are any.
 * @param {Tally} tally
 */
export function toSumLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/**
 * @param {boolean} succeeded
 * @param {Tally} tally
 * @returns {Tally}
 */
function atLeastOneFailed(succeeded, tally) {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
function flakyTitles({ title, specs = [], suites = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [...own.map((spec) => `${title}: ${spec.title}`), ...suites.flatMap(flakyTitles)];
}

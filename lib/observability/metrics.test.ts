import { beforeAll, describe, expect, test } from "vitest";
import type { LogFields } from "./log-fields";
import { countEvent, metricsText, watchEventLoop } from "./metrics";

/** `sample` is a name with its labels. */
function readSample(sample: string): number {
  const line = metricsText()
    .split("\n")
    .find((text) => text.startsWith(`${sample} `));
  return line === undefined ? 0 : Number(line.slice(sample.length + 1));
}

/** How much these events add to the sample. */
function raise(sample: string, ...events: LogFields[]): number {
  const before = readSample(sample);
  for (const event of events) countEvent(event);
  return readSample(sample) - before;
}

describe("an event", () => {
  test.each<[string, LogFields]>([
    ["casedesk_cases_opened_total", { event: "case_create", outcome: "created" }],
    ["casedesk_cases_unclear_total", { event: "case_create", outcome: "unclear", reason: "aws-no-answer" }],
    [
      'casedesk_cases_refused_total{reason="quota-exceeded"}',
      { event: "case_create", outcome: "failed", reason: "quota-exceeded" },
    ],
    ["casedesk_submits_limited_total", { event: "rate_limited" }],
    ["casedesk_errors_total", { event: "request_failed" }],
    ['casedesk_sign_ins_total{outcome="ok"}', { event: "session_created", outcome: "ok" }],
    ['casedesk_sign_ins_total{outcome="no-role"}', { event: "session_refused", outcome: "no-role" }],
    ['casedesk_sign_ins_total{outcome="failed"}', { event: "authn_failed", errorName: "OAUTH_CALLBACK_ERROR" }],
    ['casedesk_sign_ins_total{outcome="failed"}', { event: "authn_failed", errorName: "SIGNIN_OAUTH_ERROR" }],
    [
      'casedesk_sign_ins_total{outcome="provider-failed"}',
      { event: "authn_failed", errorName: "OAUTH_CALLBACK_ERROR", outcome: "provider-failed" },
    ],
  ])("raises %s", (sample, event) => {
    expect(raise(sample, event)).toBe(1);
  });

  test("is counted once only", () => {
    const before = metricsText();
    countEvent({ event: "case_create", outcome: "created" });
    const changed = metricsText()
      .split("\n")
      .filter((line) => line.startsWith("casedesk_") && !before.includes(`${line}\n`));
    expect(changed).toEqual([expect.stringMatching(/^casedesk_cases_opened_total \d+$/)]);
  });

  test.each<[string, LogFields]>([
    [
      'casedesk_sign_ins_total{outcome="failed"}',
      { event: "authn_failed", errorName: "OAUTH_CALLBACK_ERROR", reason: "cookie-missing" },
    ],
    ["casedesk_errors_total", { event: "request_failed", reason: "origin-refused" }],
    ["casedesk_errors_total", { event: "request_failed", reason: "action-not-found" }],
    ["casedesk_errors_total", { event: "request_failed", reason: "body-too-large" }],
  ])("that any stranger can cause does not raise %s", (sample, event) => {
    expect(raise(sample, event)).toBe(0);
  });

  test("of a sign-in that continues is not a failed sign-in", () => {
    expect(
      raise('casedesk_sign_ins_total{outcome="failed"}', {
        event: "authn_failed",
        operation: "userinfo",
        errorName: "Error",
      }),
    ).toBe(0);
  });

  test("of a call to AWS is timed in seconds, by operation and outcome", () => {
    const call: LogFields = { event: "aws_call", outcome: "ok", operation: "GetCase", milliseconds: 120 };
    const labels = 'operation="GetCase",outcome="ok"';
    expect(raise(`casedesk_aws_call_duration_seconds_bucket{${labels},le="0.25"}`, call)).toBe(1);
    expect(raise(`casedesk_aws_call_duration_seconds_bucket{${labels},le="0.1"}`, call)).toBe(0);
    expect(raise(`casedesk_aws_call_duration_seconds_sum{${labels}}`, call)).toBeCloseTo(0.12);
  });
});

describe("of the process", () => {
  beforeAll(() => watchEventLoop());

  test("there is when it started, in seconds since 1970", () => {
    expect(Math.abs(readSample("process_start_time_seconds") - (Date.now() / 1000 - process.uptime()))).toBeLessThan(5);
  });

  test.each([
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "nodejs_heap_size_used_bytes",
    "nodejs_heap_size_total_bytes",
  ])("there is %s", (sample) => {
    expect(readSample(sample)).toBeGreaterThan(0);
  });

  test("there is its event loop lag since the last call", async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
    metricsText();
    await pause();
    const until = performance.now() + 300;
    while (performance.now() < until); // Blocks the event loop on purpose.
    await pause();
    const worst = readSample("nodejs_eventloop_lag_max_seconds");
    await pause();
    expect([worst > 0.2, worst < 5, readSample("nodejs_eventloop_lag_max_seconds") < worst]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

/** Prometheus's text format 0.0.4, by its documentation: two kinds of comment, and samples of name, labels, number. */
const formatLine =
  /^(# HELP [a-zA-Z_:][\w:]* .*|# TYPE [a-zA-Z_:][\w:]* (counter|gauge|histogram)|[a-zA-Z_:][\w:]*(\{[a-zA-Z_]\w*="([^"\\\n]|\\["\\n])*"(,[a-zA-Z_]\w*="([^"\\\n]|\\["\\n])*")*\})? (NaN|[+-]?\d+(\.\d+)?(e[+-]?\d+)?))$/;

describe("the text", () => {
  test("is of Prometheus's format, line by line, and ends with a line end", () => {
    countEvent({
      event: "case_create",
      outcome: "failed",
      reason: "throttled",
      operation: "CreateCase",
      milliseconds: 5,
    });
    const lines = metricsText().split("\n");
    expect([lines.slice(0, -1).filter((line) => !formatLine.test(line)), lines.at(-1)]).toEqual([[], ""]);
  });

  test("names each metric once, before its samples", () => {
    const named = [...metricsText().matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(new Set(named).size).toBe(named.length);
  });
});

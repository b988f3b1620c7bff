import "server-only";
import { type IntervalHistogram, monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { LogFields } from "@/lib/observability/log-fields";
import { processWide } from "@/lib/observability/process-wide";
import { createCounter, createGauge, createHistogram } from "@/lib/observability/prometheus";

/** Prometheus's text format 0.0.4. */
export const metricsContentType = "text/plain; version=0.0.4; charset=utf-8";

const metrics = () =>
  processWide("metrics", () => ({
    casesOpened: createCounter({ name: "casedesk_cases_opened_total", help: "Cases that AWS opened." }),
    casesRefused: createCounter({
      name: "casedesk_cases_refused_total",
      help: "Tries after which it is certain that no case was opened, by the reason.",
      labels: ["reason"],
    }),
    casesUnclear: createCounter({
      name: "casedesk_cases_unclear_total",
      help: "Tries after which nobody could know whether AWS opened the case.",
    }),
    awsCalls: createHistogram({
      name: "casedesk_aws_call_duration_seconds",
      help: "Calls to AWS with all their attempts, by operation and outcome.",
      labels: ["operation", "outcome"],
      // The SDK gives an attempt 8 seconds and a call 25.
      limits: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 16, 25],
    }),
    signIns: createCounter({
      name: "casedesk_sign_ins_total",
      help: "Sign-ins that came back from the identity provider or failed on the way, by outcome.",
      labels: ["outcome"],
    }),
    submitsLimited: createCounter({
      name: "casedesk_submits_limited_total",
      help: "Submits turned away because one person had sent too many different cases.",
    }),
    fileTransfers: createCounter({
      name: "casedesk_file_transfers_total",
      help: "Files on their way between browsers and AWS, by direction and outcome.",
      labels: ["direction", "outcome"],
    }),
    fileBytes: createCounter({
      name: "casedesk_file_bytes_total",
      help: "Bytes of files that went through the portal, by direction, also of those that did not arrive.",
      labels: ["direction"],
    }),
    requestsRefused: createCounter({
      name: "casedesk_requests_refused_total",
      help: "Requests refused before anything read them, by the reason. Strangers can cause any number.",
      labels: ["reason"],
    }),
    errors: createCounter({
      name: "casedesk_errors_total",
      help: "Requests that failed by an error nobody had expected.",
    }),
  }));

// lib/auth/sign-in.ts logs one of these when a sign-in fails before the portal asks for a role.
const failedSignIns = ["SIGNIN_OAUTH_ERROR", "OAUTH_CALLBACK_ERROR"];

// Strangers cause any number of these, so no alarm hangs on them.
const noise: ReadonlySet<string> = new Set(["cookie-missing", "origin-refused", "action-not-found", "body-too-large"]);

export function countEvent(fields: LogFields) {
  const { event, outcome = "", reason = "", operation, milliseconds, errorName = "", bytes = 0 } = fields;
  const { casesOpened, casesRefused, casesUnclear, awsCalls, signIns, submitsLimited, errors } = metrics();
  if (operation !== undefined && milliseconds !== undefined) awsCalls.observe(milliseconds / 1000, operation, outcome);
  if (event === "case_create" && outcome === "created") casesOpened.add();
  if (event === "case_create" && outcome === "failed") casesRefused.add(reason);
  if (event === "case_create" && outcome === "unclear") casesUnclear.add();
  if (event === "session_created") signIns.add("ok");
  if (event === "session_refused") signIns.add(outcome);
  if (event === "authn_failed" && failedSignIns.includes(errorName) && !noise.has(reason)) {
    signIns.add(outcome === "" ? "failed" : outcome);
  }
  if (event === "rate_limited") submitsLimited.add();
  if (event === "file_upload") countTransfer("upload", outcome, bytes);
  if (event === "file_download") countTransfer("download", outcome, bytes);
  if (event === "request_failed" && !noise.has(reason)) errors.add();
}

function countTransfer(direction: "upload" | "download", outcome: string, bytes: number): void {
  const { fileTransfers, fileBytes } = metrics();
  fileTransfers.add(direction, outcome);
  fileBytes.addMany(bytes, direction);
}

export function countRefusal(reason: string): void {
  metrics().requestsRefused.add(reason);
}

type LoopDelay = { histogram?: IntervalHistogram };

const loopDelay = () => processWide("event-loop-delay", (): LoopDelay => ({}));

// The timer's interval in milliseconds, which is part of every time measured.
const resolution = 10;

/** Starts measuring how late the process is for its own work. Call once at startup. */
export function watchEventLoop(): void {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  loopDelay().histogram = histogram;
}

/** Event loop lag covers the time since the last call. */
export function metricsText(): string {
  const { histogram } = loopDelay();
  const memory = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const toLateness = (nanoseconds: number | undefined) =>
    Math.max(0, (nanoseconds ?? Number.NaN) / 1e9 - resolution / 1000);
  const ofProcess = [
    createGauge(
      { name: "process_start_time_seconds", help: "When the process started, in seconds since 1970." },
      () => performance.timeOrigin / 1000,
    ),
    createGauge(
      { name: "process_cpu_seconds_total", help: "Processor time, of the user and of the system." },
      () => (user + system) / 1e6,
      "counter",
    ),
    createGauge({ name: "process_resident_memory_bytes", help: "Memory in use." }, () => memory.rss),
    createGauge({ name: "nodejs_heap_size_used_bytes", help: "Heap in use." }, () => memory.heapUsed),
    createGauge({ name: "nodejs_heap_size_total_bytes", help: "Heap taken." }, () => memory.heapTotal),
    createGauge({ name: "nodejs_eventloop_lag_p99_seconds", help: "How late the process was, 99th percentile." }, () =>
      toLateness(histogram?.percentile(99)),
    ),
    createGauge({ name: "nodejs_eventloop_lag_max_seconds", help: "How late the process was at worst." }, () =>
      toLateness(histogram?.max),
    ),
  ];
  const text = [...Object.values(metrics()), ...ofProcess].map((metric) => metric.toText()).join("");
  histogram?.reset();
  return text;
}

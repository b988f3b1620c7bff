import "server-only";
import { env } from "@/lib/env";
import { drainOnSigterm } from "@/lib/observability/drain";
import { logEvent } from "@/lib/observability/log";
import { watchEventLoop } from "@/lib/observability/metrics";
import { watchRequests } from "@/lib/observability/request-context";
import { guardConsole } from "@/lib/observability/uncaught";

/** Starts logging, metrics and tracing. Call once at startup. */
export async function observe({ isProduction }: { isProduction: boolean }): Promise<void> {
  watchRequests();
  if (env().METRICS_TOKEN) watchEventLoop();
  const stopTracing = await startTracing();
  // Developers want to read errors, and to stop at once.
  if (!isProduction) return;
  guardConsole();
  drainOnSigterm(stopTracing);
  logEvent("info", { event: "started" });
}

// Loads OpenTelemetry only if traces have somewhere to go. Returns a function that sends what is left.
async function startTracing(): Promise<() => Promise<void>> {
  const settings = env();
  const collector = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isDisabled = settings.OTEL_SDK_DISABLED?.toLowerCase() === "true" || settings.OTEL_TRACES_EXPORTER === "none";
  if (!collector || isDisabled) return async () => {};
  const { startTraces } = await import("@/lib/observability/traces");
  return startTraces();
}

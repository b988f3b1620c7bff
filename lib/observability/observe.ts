import "server-only";
import { env } from "@/lib/env";
import { drainOnSigterm } from "@/lib/observability/drain";
import { logEvent } from "@/lib/observability/log";
import { watchEventLoop } from "@/lib/observability/metrics";
import { watchRequests } from "@/lib/observability/request-context";
import { guardConsole } from "@/lib/observability/uncaught";

/** Begins everything by which the running portal can be watched. To be called once, before the first request. */
export async function observe({ isProduction }: { isProduction: boolean }): Promise<void> {
  watchRequests();
  if (env().METRICS_TOKEN) watchEventLoop();
  const stopTracing = await startTracing();
  // Who develops wants to read errors, and to stop at once.
  if (!isProduction) return;
  guardConsole();
  drainOnSigterm(stopTracing);
  logEvent("info", { event: "started" });
}

/** Nothing of OpenTelemetry's SDK is loaded unless traces have somewhere to go. Answers how to send what is left and end it. */
async function startTracing(): Promise<() => Promise<void>> {
  const settings = env();
  const collector = settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isDisabled = settings.OTEL_SDK_DISABLED?.toLowerCase() === "true" || settings.OTEL_TRACES_EXPORTER === "none";
  if (!collector || isDisabled) return async () => {};
  const { startTraces } = await import("@/lib/observability/traces");
  return startTraces();
}

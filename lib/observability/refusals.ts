import "server-only";
import { logEvent } from "@/lib/observability/log";
import { countRefusal } from "@/lib/observability/metrics";

const quietMilliseconds = 60_000;

const loggedAt = new Map<string, number>();

/** Counts each, and logs one a minute of a kind: strangers must not fill the log. */
export function reportRefusal(reason: string, status: number, nowMilliseconds = performance.now()): void {
  countRefusal(reason);
  if (nowMilliseconds - (loggedAt.get(reason) ?? Number.NEGATIVE_INFINITY) < quietMilliseconds) return;
  loggedAt.set(reason, nowMilliseconds);
  logEvent("info", { event: "request_refused", reason, status });
}

import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { startDraining } from "@/lib/observability/request-context";

/**
 * On SIGTERM, /api/ready answers 503 and requests are served for DRAIN_SECONDS more; then Next shuts down. A second
 * SIGTERM ends the wait. Call after Next has set its listener.
 */
export function drainOnSigterm(beforeEnd: () => Promise<void>): void {
  const listeners = process.listeners("SIGTERM");
  if (listeners.length === 0) return; // NEXT_MANUAL_SIG_HANDLE: the process is stopped in another way.
  process.removeAllListeners("SIGTERM");
  const hurry = new AbortController();
  let isEnding = false;
  process.on("SIGTERM", () => {
    if (isEnding) return hurry.abort();
    isEnding = true;
    startDraining();
    logEvent("info", { event: "draining" });
    const over = wait(env().DRAIN_SECONDS * 1000, undefined, { signal: hurry.signal }).catch(() => {});
    void over.then(beforeEnd).finally(() => {
      for (const listener of listeners) listener("SIGTERM");
    });
  });
}

import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/observability/log";
import { startDraining } from "@/lib/observability/request-context";

/**
 * After SIGTERM the process goes on to take requests for DRAIN_SECONDS, while /api/ready says that it is not ready, so that a load balancer has the time to look
 * away; then it is Next's turn, which takes no new connections, finishes what is under way and ends the process. A second SIGTERM ends the wait. To be
 * called once, when Next listens to the signal already; `beforeEnd` must not take long.
 */
export function drainOnSigterm(beforeEnd: () => Promise<void>): void {
  const listeners = process.listeners("SIGTERM");
  if (listeners.length === 0) return; // NEXT_MANUAL_SIG_HANDLE: whoever starts the process has plans of their own.
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

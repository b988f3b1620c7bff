import "server-only";
import http, { type ClientRequest } from "node:http";
import https, { type RequestOptions } from "node:https";
import { outboundAgent } from "@/lib/outbound-proxy";

/** A transfer that moves fewer bytes in this time has stalled. A test shortens it. */
export const usualPace = { bytes: 64 * 1024, milliseconds: 15_000 };

export type Pace = typeof usualPace;

/** A connection of its own, which ends with the transfer. Follows no redirect. */
export function openConnection(
  url: URL,
  options: Pick<RequestOptions, "method" | "headers" | "signal">,
): ClientRequest {
  // A kept connection may be closing, and the bytes cannot be sent twice.
  if (url.protocol === "http:") return http.request(url, { ...options, agent: false });
  return https.request(url, { ...options, agent: outboundAgent({ keepAlive: false }) ?? false });
}

/** Calls `onStall` once if the count grows by too little in too long. Returns how to stop watching. */
export function watchProgress(bytesMoved: () => number, pace: Pace, onStall: () => void): () => void {
  let seen = 0;
  const timer = setInterval(() => {
    const moved = bytesMoved();
    const hasStalled = moved - seen < pace.bytes;
    seen = moved;
    if (!hasStalled) return;
    clearInterval(timer);
    onStall();
  }, pace.milliseconds).unref();
  return () => clearInterval(timer);
}

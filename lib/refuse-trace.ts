import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Next cannot make a Request from TRACE (the Fetch standard forbids it): it would answer 500 and log a stack before
 * proxy.ts runs.
 */
export function refuseTrace(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }; // Documented by Node.
    if (request.method === "TRACE") request.method = "OPTIONS";
  });
}

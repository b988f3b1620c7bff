import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Lets proxy.ts refuse TRACE like every other method that the portal does not know. Next cannot make a request object of it (the Fetch
 * standard forbids the name) and would answer 500, and log a stack, before any code of ours runs.
 */
export function refuseTrace(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }; // Node's documentation of this channel says so.
    if (request.method === "TRACE") request.method = "OPTIONS";
  });
}

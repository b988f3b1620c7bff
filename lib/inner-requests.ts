import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Next answers an action's redirect with the target page, which it asks its own port for. Compressing that takes a
 * quarter of the time to a case number.
 */
export function answerInnerRequestsUnpacked(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }; // Documented by Node.
    // Next sends this header along. Anyone else who sends it gets an uncompressed page.
    if (request.headers["x-action-redirect"] !== undefined) request.headers["accept-encoding"] = "identity";
  });
}

import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Lets Next answer itself without packing. Before an action's redirect is answered, Next asks its own port for the page that it leads to, and
 * puts that page into the answer: packed there, it would be unpacked and packed again by the same process, a quarter of the time to the number
 * of a new case. To be called once, before the first request.
 */
export function answerInnerRequestsUnpacked(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }; // Node's documentation of this channel says so.
    // By then Next has set this header of its answer, and sends it along. Anybody else who sends it gets a page that is not packed.
    if (request.headers["x-action-redirect"] !== undefined) request.headers["accept-encoding"] = "identity";
  });
}

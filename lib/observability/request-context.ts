import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { processWide } from "@/lib/observability/process-wide";

type RequestContext = { requestId: string; user?: string };

const storage = processWide("request-context", () => new AsyncLocalStorage<RequestContext>());
const server = processWide("server-state", () => ({ isDraining: false }));

/** The ID of the request that this code works for, as the answer's `x-request-id` has it; undefined outside a request. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

/** The pseudonym of the person that this request comes from, once that is known. */
export function currentUser(): string | undefined {
  return storage.getStore()?.user;
}

/** From here on every log line of this request says that it is this person's; `user` is a pseudonym. */
export function identifyUser(user: string): void {
  const context = storage.getStore();
  if (context) context.user = user;
}

/** Runs `work` as part of a request with this ID. */
export function inRequest<Result>(requestId: string, work: () => Result): Result {
  return storage.run({ requestId }, work);
}

/** From now on each answer ends its connection, so that a load balancer's next request goes to another replica. */
export function startDraining(): void {
  server.isDraining = true;
}

/** Whether this process is about to end. */
export function isDraining(): boolean {
  return server.isDraining;
}

/**
 * Gives each request that reaches this process an ID, and each answer the header `x-request-id`. To be called once, before the first request.
 * It listens to Node's own HTTP server, so that no answer is without one: not a static file, a refusal of Next, or what proxy.ts does not see.
 */
export function watchRequests(): void {
  subscribe("http.server.request.start", (message) => {
    // Node's documented message of this channel.
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const requestId = toRequestId(request.headers);
    storage.enterWith({ requestId });
    response.setHeader("x-request-id", requestId);
    if (server.isDraining) response.setHeader("connection", "close");
  });
}

/** 64 random bits: short enough to be read out on a telephone. */
const newRequestId = () => randomBytes(8).toString("hex");

/** An ID as proxies and load balancers write them, X-Amzn-Trace-Id among them. */
const acceptedId = /^[\w.:=;/+-]{8,128}$/;

/**
 * The request's ID: the portal's own, unless REQUEST_ID_HEADER names a header that the proxy in front sets. Who asks could otherwise choose what
 * the log says of them.
 */
export function toRequestId(headers: IncomingMessage["headers"]): string {
  const { REQUEST_ID_HEADER } = env();
  const given = REQUEST_ID_HEADER === undefined ? undefined : headers[REQUEST_ID_HEADER];
  return typeof given === "string" && acceptedId.test(given) ? given : newRequestId();
}

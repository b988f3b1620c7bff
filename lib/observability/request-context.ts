import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { type Client, toClient } from "@/lib/observability/client";
import { processWide } from "@/lib/observability/process-wide";

type RequestContext = {
  requestId: string;
  user?: string;
  client?: () => Client;
  incoming?: IncomingMessage;
  outgoing?: ServerResponse;
};

const storage = processWide("request-context", () => new AsyncLocalStorage<RequestContext>());
const server = processWide("server-state", () => ({ isDraining: false }));

/** The answer's `x-request-id`. Undefined outside a request. */
export function currentRequestId(): string | undefined {
  return storage.getStore()?.requestId;
}

/** Whose request it is, as far as the log can say. */
export function currentClient(): Client {
  return storage.getStore()?.client?.() ?? {};
}

/** Node's own object, behind Next's Request. Undefined outside a request. */
export function currentIncoming(): IncomingMessage | undefined {
  return storage.getStore()?.incoming;
}

/** Node's own object, behind Next's Response. */
export function currentOutgoing(): ServerResponse | undefined {
  return storage.getStore()?.outgoing;
}

export function currentUser(): string | undefined {
  return storage.getStore()?.user;
}

/** Adds the pseudonym to every later log line of this request. */
export function identifyUser(user: string): void {
  const context = storage.getStore();
  if (context) context.user = user;
}

export function inRequest<Result>(requestId: string, work: () => Result): Result {
  return storage.run({ requestId }, work);
}

/** Answers close their connections, which sends clients to other replicas. */
export function startDraining(): void {
  server.isDraining = true;
}

export function isDraining(): boolean {
  return server.isDraining;
}

/** Call once at startup. Listens to Node's HTTP server: static files and Next's refusals get an ID too. */
export function watchRequests(): void {
  subscribe("http.server.request.start", (message) => {
    // Documented by Node.
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const requestId = toRequestId(request.headers);
    storage.enterWith({ requestId, client: () => toClient(request), incoming: request, outgoing: response });
    response.setHeader("x-request-id", requestId);
    if (server.isDraining) response.setHeader("connection", "close");
  });
}

// 64 random bits: short enough to read out on the telephone.
const newRequestId = () => randomBytes(8).toString("hex");

// The characters that proxies and load balancers use, X-Amzn-Trace-Id included.
const acceptedId = /^[\w.:=;/+-]{8,128}$/;

/** A client must not choose what the log says: only REQUEST_ID_HEADER, set by the proxy in front, is trusted. */
export function toRequestId(headers: IncomingMessage["headers"]): string {
  const { REQUEST_ID_HEADER } = env();
  const given = REQUEST_ID_HEADER === undefined ? undefined : headers[REQUEST_ID_HEADER];
  return typeof given === "string" && acceptedId.test(given) ? given : newRequestId();
}

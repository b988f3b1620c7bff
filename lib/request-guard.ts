import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { holdsSession } from "@/lib/auth/session-header";
import { fileLimits } from "@/lib/cases/files";
import { reportRefusal } from "@/lib/observability/refusals";

/** Bytes and milliseconds. A test shortens them. */
export const usualLimits = {
  /** A page posts an address and a token. Next would parse 10 MB, for seconds. */
  signInBytes: 16 * 1024,
  /** As in next.config.js: Next would pass the first 2 MB of a longer body on to an action as if that were all of it. */
  bodyBytes: 2 * 1024 * 1024,
  /** Goes on to AWS as it comes: nothing reads it here. */
  fileBytes: fileLimits.bytes,
  /** A body that brings fewer bytes in this time is ended. */
  progressBytes: 64 * 1024,
  progressMilliseconds: 15_000,
  headersMilliseconds: 15_000,
  idleMilliseconds: 120_000,
  connections: 1000,
};

type Limits = typeof usualLimits;
type RefusalReason = "method" | "too-large" | "too-slow" | "signed-out" | "too-many-connections";

/** Call once at startup, when the server exists already: its connections are announced by Node. */
export function guardRequests(): void {
  subscribe("net.server.socket", (message) => {
    const { socket } = message as { socket: Socket & { server?: unknown } }; // Documented by Node.
    if (socket.server instanceof Server) guardServer(socket.server, usualLimits, socket);
  });
}

const guarded = new WeakSet<Server>();

/** `first` is a connection that the server has taken already. */
export function guardServer(server: Server, limits: Limits = usualLimits, first?: Socket): void {
  if (guarded.has(server)) return;
  guarded.add(server);
  const listeners = server.listeners("request");
  const guard = new RequestGuard(limits);
  server.removeAllListeners("request");
  server.on("request", async (request: IncomingMessage, response: ServerResponse) => {
    if (await guard.admits(request, response)) for (const listen of listeners) listen.call(server, request, response);
  });
  server.headersTimeout = limits.headersMilliseconds;
  server.timeout = limits.idleMilliseconds;
  // A body is ended by lack of progress, however long it takes.
  server.requestTimeout = 0;
  // Beyond those that get an answer, Node drops connections.
  server.maxConnections = limits.connections + 256;
  server.on("connection", (socket) => guard.take(socket));
  if (first) guard.take(first);
}

class RequestGuard {
  readonly #limits: Limits;
  readonly #surplus = new WeakSet<Socket>();
  readonly #waiting = new WeakMap<Socket, NodeJS.Timeout>();
  #connections = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A connection that sends no request is closed. One too many gets an answer to its first request, and is closed. */
  take(socket: Socket): void {
    this.#connections += 1;
    if (this.#connections > this.#limits.connections) this.#surplus.add(socket);
    this.#waiting.set(socket, setTimeout(() => socket.destroy(), this.#limits.headersMilliseconds).unref());
    socket.once("close", () => {
      this.#connections -= 1;
      clearTimeout(this.#waiting.get(socket));
    });
  }

  /** False once it has answered itself. */
  async admits(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    clearTimeout(this.#waiting.get(request.socket));
    if (this.#surplus.has(request.socket)) return refuse(request, response, "too-many-connections");
    if (!hasBody(request)) return true;
    const isAuth = /^\/api\/auth(\/|$)/.test(pathOf(request));
    const isSignIn = pathOf(request) === "/api/auth/signin/sso";
    if (request.method === "POST" && isAuth && !isSignIn) return refuse(request, response, "method");
    const mostBytes = this.#mostBytes(request, isSignIn);
    const length = Number(request.headers["content-length"] ?? mostBytes);
    if (!(length <= mostBytes)) return refuse(request, response, "too-large");
    // First: bytes come while the session is being opened.
    this.#watchBody(request, response, mostBytes);
    // Next reads an action's body before the action can ask for a session, for milliseconds a kilobyte.
    const isExpected = isSignIn || (await holdsSession(request.headers.cookie ?? ""));
    return isExpected ? !response.headersSent : refuse(request, response, "signed-out");
  }

  #mostBytes(request: IncomingMessage, isSignIn: boolean): number {
    if (request.method !== "POST") return 0;
    if (isSignIn) return this.#limits.signInBytes;
    return isUpload(request) ? this.#limits.fileBytes : this.#limits.bodyBytes;
  }

  /** Counts what arrives before anyone reads it: a request in pieces has no length. */
  #watchBody(request: IncomingMessage, response: ServerResponse, mostBytes: number): void {
    const { progressBytes, progressMilliseconds } = this.#limits;
    const push = request.push.bind(request);
    let bytes = 0;
    let isEnded = false;
    const end = (reason: RefusalReason) => {
      isEnded = true;
      clearInterval(timer);
      refuse(request, response, reason);
    };
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      bytes += chunk?.length ?? 0;
      if (!isEnded && bytes > mostBytes) end("too-large");
      return isEnded || push(chunk, encoding);
    };
    let seen = 0;
    const timer = setInterval(() => {
      // The reader may be slow too.
      const isWaiting = request.readableLength < request.readableHighWaterMark;
      if (request.complete) clearInterval(timer);
      else if (isWaiting && bytes - seen < progressBytes) end("too-slow");
      seen = bytes;
    }, progressMilliseconds).unref();
    request.once("close", () => clearInterval(timer));
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0;
}

/** The one path that proxy.ts leaves alone, because Next would keep the body in memory for it. */
function isUpload(request: IncomingMessage): boolean {
  return /^\/api\/cases\/[^/%]+\/files$/.test(pathOf(request));
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

const statusOf = {
  method: 405,
  "too-large": 413,
  "too-slow": 408,
  "signed-out": 401,
  "too-many-connections": 503,
} as const satisfies Record<RefusalReason, number>;

const lingerMilliseconds = 1000;

// Reads on for a moment: a connection closed on unread bytes can lose the answer.
function refuse(request: IncomingMessage, response: ServerResponse, reason: RefusalReason): false {
  const status = statusOf[reason];
  reportRefusal(reason, status);
  if (!response.headersSent) {
    response.writeHead(status, {
      connection: "close",
      "cache-control": "no-store",
      ...(status === 405 ? { allow: "GET, HEAD" } : {}),
      ...(status === 503 ? { "retry-after": "5" } : {}),
      "content-type": "text/plain",
    });
    // Next hands this text to whoever called an action: app/_action/call-action.ts.
    response.end(reason);
  }
  request.resume();
  setTimeout(() => request.socket.destroy(), lingerMilliseconds).unref();
  return false;
}

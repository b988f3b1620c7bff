import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { administer, adminPrefix } from "./admin";
import { authenticate, claimedSession, type ServiceName } from "./authentication";
import { AwsError } from "./aws-error";
import { deliver } from "./delivery";
import type { Effect } from "./faults";
import { createFileTarget, fileOperations } from "./file-target";
import type { JournalEntry } from "./journal";
import type { Call, Commit, Operation } from "./operation";
import type { Protocol } from "./protocol";
import { query as stsQuery } from "./protocol-query";
import { restJson } from "./protocol-rest-json";
import type { Rendered } from "./rendered";
import { assumedRoleArn, type RoleSession } from "./role-sessions";
import { operations, type Routed, routeSecurityIr, routeSts } from "./router";
import type { WireRequest } from "./sig-v4";
import { createWorld, type SimulatorOptions, type World } from "./world";

export type RunningSimulator = { readonly url: string; readonly close: () => Promise<void> };

const maxBodyBytes = 10_000_000;
const keepAliveMilliseconds = 75_000;
const undisturbed: Effect = { performed: true, delivery: "whole" };

/**
 * Serves STS and security-ir at one address, and files at another. Throws when the configuration is wrong or a port is
 * taken.
 */
export async function startAwsSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const world = createWorld(options, [...operations, ...fileOperations]);
  const server = createServer((request, response) => {
    respond(world, request, response).catch(() => response.destroy());
  });
  // Longer than any client keeps a socket, so that the server never closes one that is about to be used.
  server.keepAliveTimeout = keepAliveMilliseconds;
  const host = options.host ?? "127.0.0.1";
  const files = createFileTarget(world);
  const authority = await listen(server, host, options.port);
  world.files.host = await listen(files, host, options.filesPort).catch(async (error) => {
    await close(server);
    throw error;
  });
  return {
    url: `http://${authority}`,
    close: async () => {
      world.responder.stop();
      world.files.stop();
      await Promise.all([close(server), close(files)]);
    },
  };
}

/** Resolves with the host and the port. */
async function listen(server: Server, host: string, asked = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(asked, host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : asked;
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(world: World, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(message);
  // The SDK corrects its clock by this header.
  response.setHeader("date", new Date(world.now()).toUTCString());
  if (body === undefined) {
    const tooLarge = new AwsError("RequestEntityTooLargeException", 413, "The request is too large.");
    await deliver(response, restJson.failure(tooLarge, randomUUID()), "whole");
    return;
  }
  const request = toWireRequest(message, body);
  if (request.path.startsWith(adminPrefix)) {
    const url = new URL(message.url ?? "/", "http://simulator");
    const rendered = isLoopback(message.socket.remoteAddress)
      ? administer(world, request.method, url, body.toString("utf8"))
      : { status: 403, headers: {}, body: "" };
    await deliver(response, rendered, "whole");
    return;
  }
  await answerCall(world, request, response);
}

async function answerCall(world: World, request: WireRequest, response: ServerResponse): Promise<void> {
  const service: ServiceName = request.path === "/" ? "sts" : "security-ir";
  const protocol = service === "sts" ? stsQuery : restJson;
  const requestId = randomUUID();
  const entry = world.journal.begin({
    at: new Date(world.now()).toISOString(),
    requestId,
    attempt: request.headers.get("amz-sdk-request") ?? null,
    invocationId: request.headers.get("amz-sdk-invocation-id") ?? null,
  });
  noteSession(entry, claimedSession(world.sessions, request));

  let effect = undisturbed;
  let rendered: Rendered;
  try {
    const { commit, name, input } = await prepare(world, service, protocol, request, entry);
    const fault = world.faults.take(entry.sessionName ?? "", name);
    if (fault) {
      entry.fault = fault.fault;
      effect = world.faults.effectOf(fault, name);
    }
    const release = effect.holdsToken ? world.cases.tokens.hold(name, input) : () => {};
    if (effect.beforeMilliseconds) await wait(effect.beforeMilliseconds);
    release();
    const own = effect.performed ? protocol.success(name, commit(), requestId) : undefined;
    if (effect.answer instanceof AwsError) throw effect.answer;
    rendered = effect.answer ?? own ?? { status: 500, headers: {}, body: "" };
  } catch (error) {
    const refusal = error instanceof AwsError ? error : new AwsError("InternalFailure", 500, String(error));
    entry.errorName = refusal.name;
    rendered = protocol.failure(refusal, requestId);
  }
  if (effect.afterMilliseconds) await wait(effect.afterMilliseconds);
  const isWhole = await deliver(response, rendered, effect.delivery);
  if (isWhole) entry.status = rendered.status;
}

type Prepared = { readonly commit: Commit; readonly name: string; readonly input: Call["input"] };

// AWS does not publish the order of its checks. Here: route, signature, rate, body, then the operation's own checks.
async function prepare(
  world: World,
  service: ServiceName,
  protocol: Protocol,
  request: WireRequest,
  entry: JournalEntry,
): Promise<Prepared> {
  const routed = route(service, request);
  const { operation, labels } = routed;
  entry.operation = operation.name;
  const query = new URLSearchParams(request.query);
  if (operation.service === "sts" && !operation.signed) {
    world.rates.take(service, operation.name);
    const call: Call = { world, labels, query, input: protocol.parse(request), entry };
    entry.input = call.input;
    return { commit: await operation.prepare(call), name: operation.name, input: call.input };
  }
  const session = authenticate(world.sessions, request, { service, region: world.config.region, now: world.now() });
  world.rates.take(service, operation.name);
  const input = protocol.parse(request);
  entry.input = input;
  return { commit: operation.prepare({ world, labels, query, input, entry, session }), name: operation.name, input };
}

function route(service: ServiceName, request: WireRequest): Routed<Operation> {
  if (service === "security-ir") return routeSecurityIr(request.method, request.path);
  if (request.method !== "POST") throw new AwsError("InvalidAction", 400, "Only POST is supported here.");
  return routeSts(stsQuery.parse(request));
}

function noteSession(entry: JournalEntry, session: RoleSession | undefined): void {
  if (!session) return;
  entry.principalArn = assumedRoleArn(session.role, session.sessionName);
  entry.roleArn = session.role.arn;
  entry.sessionName = session.sessionName;
  entry.subject = session.subject;
}

async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxBodyBytes) chunks.push(bytes);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks);
}

function toWireRequest(message: IncomingMessage, body: Buffer): WireRequest {
  const [path = "/", ...rest] = (message.url ?? "/").split("?");
  const headers = Object.entries(message.headersDistinct).map(
    ([name, values]) => [name, values?.join(",") ?? ""] as const,
  );
  return { method: message.method ?? "", path, query: rest.join("?"), headers: new Map(headers), body };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(?:::ffff:)?127\.|^::1$/.test(address);
}

import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { AwsError, s3Error } from "./aws-error";
import type { Effect } from "./faults";
import type { FilePlace } from "./file-store";
import type { JournalEntry } from "./journal";
import type { WireRequest } from "./sig-v4";
import type { World } from "./world";

/** Named as S3 names them. A test arms faults for them. */
export const fileOperations = [
  { name: "PutObject", service: "s3" },
  { name: "GetObject", service: "s3" },
] as const;

const undisturbed: Effect = { performed: true, delivery: "whole" };

/** Takes and gives files at presigned URLs, as S3 does. */
export function createFileTarget(world: World): Server {
  return createServer((request, response) => {
    serve(world, request, response).catch(() => response.destroy());
  });
}

async function serve(world: World, message: IncomingMessage, response: ServerResponse): Promise<void> {
  message.on("error", () => {}); // Who sends it may go away.
  const request = toWireRequest(message);
  const place = world.files.placeAt(request.path);
  const entry = beginEntry(world, message, place);
  try {
    if (message.method !== "PUT" && message.method !== "GET") {
      throw s3Error("MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
    requireLength(message);
    world.files.urls.verify(request);
    if (!place) throw s3Error("NoSuchKey", "The specified key does not exist.");
    const fault = world.faults.take(place.sessionName, entry.operation);
    if (fault) entry.fault = fault.fault;
    const effect = fault ? world.faults.effectOf(fault, entry.operation) : undisturbed;
    if (effect.beforeMilliseconds) await wait(effect.beforeMilliseconds);
    if (message.method === "PUT") await put(world, place, entry, effect, message, response);
    else await get(world, place, entry, effect, response);
  } catch (error) {
    refuse(entry, error instanceof AwsError ? error : s3Error("InternalError", String(error)), response);
  }
}

/** S3 takes no body whose length it does not know. */
function requireLength({ method, headers }: IncomingMessage): void {
  if (method !== "PUT") return;
  if (headers["transfer-encoding"] !== undefined) {
    throw s3Error("NotImplemented", "A header you provided implies functionality that is not implemented.");
  }
  if (headers["content-length"] === undefined) {
    throw s3Error("MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
}

async function put(
  world: World,
  { path, ...place }: FilePlace,
  entry: JournalEntry,
  effect: Effect,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { socket } = message; // A message whose reading was stopped has none.
  if (effect.delivery === "reset" && !effect.performed) return void socket.resetAndDestroy();
  if (!effect.performed && effect.answer instanceof AwsError) throw effect.answer;
  if (world.files.fileAt(path)) throw alreadyThere();
  const half = effect.delivery === "reset-mid-body" ? Number(message.headers["content-length"]) / 2 : undefined;
  const read = await readFile(message, world.files.keepsBytes, half);
  if (!read) return void socket.resetAndDestroy();
  if (!effect.performed) return; // It hangs.
  // Of two at the same time, the first to end counts.
  if (world.files.fileAt(path)) throw alreadyThere();
  world.files.put({ path, ...place }, read);
  entry.input = { attachmentId: place.attachmentId, contentLength: read.size, sha256: read.sha256 };
  if (effect.afterMilliseconds) await wait(effect.afterMilliseconds);
  if (effect.delivery === "reset") return void socket.resetAndDestroy();
  if (effect.delivery === "never") return;
  if (effect.answer instanceof AwsError) throw effect.answer;
  entry.status = 200;
  response.writeHead(200, { etag: `"${randomUUID().replaceAll("-", "")}"`, "content-length": 0 }).end();
}

const alreadyThere = () =>
  s3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold");

// The part of EICAR's test file that every scanner knows. Written in two, so that none finds it here.
const malware = `EICAR-STANDARD-${"ANTIVIRUS-TEST-FILE"}`;

type Read = { bytes: Buffer | undefined; isMalware: boolean; size: number; sha256: string };

/** Undefined if the body breaks off, or reaches `most` bytes. */
async function readFile(message: IncomingMessage, keepsBytes: boolean, most?: number): Promise<Read | undefined> {
  const chunks: Buffer[] = [];
  const hash = createHash("sha256");
  let [size, isMalware, tail] = [0, false, ""];
  try {
    for await (const chunk of message) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (most !== undefined && size >= most) return undefined;
      hash.update(bytes);
      if (keepsBytes) {
        chunks.push(bytes);
        const text = tail + bytes.toString("latin1");
        isMalware ||= text.includes(malware);
        tail = text.slice(-malware.length);
      }
    }
  } catch {
    return undefined;
  }
  return { bytes: keepsBytes ? Buffer.concat(chunks) : undefined, isMalware, size, sha256: hash.digest("hex") };
}

async function get(
  world: World,
  { path }: FilePlace,
  entry: JournalEntry,
  effect: Effect,
  response: ServerResponse,
): Promise<void> {
  if (effect.answer instanceof AwsError) throw effect.answer;
  if (effect.delivery === "never") return;
  if (effect.delivery === "reset") return void response.socket?.resetAndDestroy();
  const bytes = world.files.fileAt(path)?.bytes;
  if (!bytes) throw s3Error("NoSuchKey", "The specified key does not exist.");
  response.writeHead(200, {
    "content-length": bytes.length,
    "content-type": "application/octet-stream",
    etag: '"0"',
    "x-amz-server-side-encryption": "aws:kms",
  });
  if (effect.delivery === "reset-mid-body") {
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.socket?.resetAndDestroy());
    return;
  }
  entry.status = 200;
  response.end(bytes);
}

function refuse(entry: JournalEntry, error: AwsError, response: ServerResponse): void {
  entry.errorName = error.name;
  entry.status = error.status;
  const location = error.status === 307 ? { location: "http://127.0.0.1:9/elsewhere" } : {};
  response.writeHead(error.status, { "content-type": "application/xml", ...location });
  response.end(`<?xml version="1.0"?>\n<Error><Code>${error.name}</Code><Message>${error.message}</Message></Error>`);
}

function beginEntry(world: World, { method }: IncomingMessage, place: FilePlace | undefined): JournalEntry {
  const at = new Date(world.now()).toISOString();
  const entry = world.journal.begin({ at, requestId: randomUUID(), attempt: null, invocationId: null });
  entry.operation = method === "PUT" ? "PutObject" : "GetObject";
  entry.sessionName = place?.sessionName ?? null;
  entry.caseId = place?.caseId ?? null;
  return entry;
}

function toWireRequest(message: IncomingMessage): WireRequest {
  const [path = "/", ...rest] = (message.url ?? "/").split("?");
  const headers = Object.entries(message.headersDistinct).map(
    ([name, values]) => [name, values?.join(",") ?? ""] as const,
  );
  return { method: message.method ?? "", path, query: rest.join("?"), headers: new Map(headers), body: Buffer.of() };
}

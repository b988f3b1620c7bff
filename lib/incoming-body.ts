import "server-only";
import { currentIncoming } from "@/lib/observability/request-context";

/** The body of a request, read once and in pieces. */
export type IncomingBody = {
  /** Rejects when the browser goes away. */
  next(): Promise<IteratorResult<Uint8Array, unknown>>;
  /** Resolves once the rest was read and forgotten: a browser reads an answer only after it has sent everything. */
  drop(): Promise<void>;
  /** Ends the connection: the browser learns at once that nothing more is wanted. */
  cut(): void;
};

/**
 * Node's own stream where there is one: Next's copies each piece, and what waits for the garbage collector adds up to
 * tens of megabytes.
 */
export function incomingBody({ body }: Pick<Request, "body">): IncomingBody {
  const message = currentIncoming();
  if (message && !message.readableDidRead) {
    const pieces: AsyncIterator<Uint8Array> = message[Symbol.asyncIterator]();
    const next = () => pieces.next();
    return { next, drop: () => readRest(next), cut: () => void message.destroy() };
  }
  return bodyOfStream(body ?? new Blob([]).stream());
}

export function bodyOfStream(stream: ReadableStream<Uint8Array>): IncomingBody {
  const reader = stream.getReader();
  const next = () => reader.read() as Promise<IteratorResult<Uint8Array, unknown>>; // The same but for `undefined`.
  return { next, drop: () => readRest(next), cut: () => void reader.cancel().catch(() => {}) };
}

async function readRest(next: IncomingBody["next"]): Promise<void> {
  try {
    for (let piece = await next(); !piece.done; piece = await next()) freeBytes(piece.value);
  } catch {
    // The browser has gone.
  }
}

const closed = closedPort();

/**
 * Gives memory back at once, once nobody needs the bytes any more. Only bytes that have a buffer to themselves: others
 * may share one.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (byteLength === 0 || byteLength !== buffer.byteLength || !(buffer instanceof ArrayBuffer)) return;
  // Node 22 and later; the types are those of the oldest Node that the portal runs on.
  const { transfer } = buffer as { transfer?: (length: number) => ArrayBuffer };
  if (transfer) transfer.call(buffer, 0);
  // Bytes for nobody are lost.
  else closed.postMessage(undefined, [buffer]);
}

function closedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.close();
  port2.close();
  return port1;
}

import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";
import { bodyOfStream, freeBytes, incomingBody } from "./incoming-body";
import { watchRequests } from "./observability/request-context";

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

type Work = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Sends a body in pieces to a server like the portal's. Resolves with the answer, or "broken off". */
async function post(work: Work, pieces: readonly Buffer[]): Promise<string> {
  watchRequests();
  const server = createServer((message, response) => void work(message, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  const headers = { "content-length": pieces.reduce((sum, { length }) => sum + length, 0) };
  const answer = new Promise<string>((resolve) => {
    const sent = httpRequest({ port, host: "127.0.0.1", method: "POST", headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(Buffer.from(chunk));
      resolve(Buffer.concat(chunks).toString());
    });
    sent.on("error", () => resolve("broken off"));
    for (const piece of pieces) sent.write(piece);
    sent.end();
  });
  return answer.finally(() => {
    server.closeAllConnections();
    server.close();
  });
}

async function sizeOf(body: ReturnType<typeof incomingBody>): Promise<number> {
  let size = 0;
  for (;;) {
    const piece = await body.next();
    if (piece.done) return size;
    size += piece.value.length;
    freeBytes(piece.value);
  }
}

/** More than the network of a machine holds. */
const megabytes = Array.from({ length: 320 }, () => Buffer.alloc(65_536, "x"));

describe("the body of a request", () => {
  test("is read from Node's own stream, past Next's", async () => {
    const next = { body: new Blob(["what Next would give"]).stream() };
    const size = await post(
      async (_message, response) => void response.end(String(await sizeOf(incomingBody(next)))),
      megabytes,
    );
    expect(size).toBe(String(320 * 65_536));
  });

  test("that is dropped lets the browser finish and read the answer", async () => {
    const answer = await post(async (_message, response) => {
      const body = incomingBody({ body: null });
      await body.next();
      await body.drop();
      response.end("refused");
    }, megabytes);
    expect(answer).toBe("refused");
  });

  test("that is cut ends the connection", async () => {
    const answer = await post(async (_message, response) => {
      const body = incomingBody({ body: null });
      await body.next();
      body.cut();
      response.end("never read");
    }, megabytes);
    expect(answer).toBe("broken off");
  });

  test("is the Request's own stream where Node's request is missing", async () => {
    expect(await sizeOf(incomingBody({ body: new Blob(["hello"]).stream() }))).toBe(5);
  });

  test("may be missing", async () => {
    expect(await sizeOf(incomingBody({ body: null }))).toBe(0);
  });

  test("of a stream can be dropped and cut", async () => {
    const cancel = vi.fn();
    const body = bodyOfStream(new ReadableStream({ pull: (controller) => controller.enqueue(Buffer.of(1)), cancel }));
    body.cut();
    expect([cancel.mock.calls.length, (await body.next()).done]).toEqual([1, true]);
  });
});

describe("bytes that nobody needs any more", () => {
  test("are gone at once", () => {
    const bytes = new Uint8Array(1000);
    freeBytes(bytes);
    expect([bytes.length, bytes.buffer.byteLength]).toEqual([0, 0]);
  });

  test("stay if others may share their buffer", () => {
    const shared = new Uint8Array(1000);
    freeBytes(shared.subarray(0, 500));
    freeBytes(Buffer.from("hello"));
    expect(shared.buffer.byteLength).toBe(1000);
  });
});

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bodyOfStream } from "@/lib/incoming-body";
import { someSettings } from "@/lib/testing/settings";
import { sendFile } from "./send-file";

type Received = { method: string | undefined; headers: IncomingMessage["headers"]; bytes: Buffer };

const servers: Server[] = [];
let received: Received[] = [];

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  vi.unstubAllEnvs();
  received = [];
});

/** In place of S3. Without `respond`, it takes the file. */
async function target(respond?: (request: IncomingMessage, response: ServerResponse) => void): Promise<URL> {
  const server = createServer(async (request, response) => {
    request.on("error", () => {});
    if (respond) return respond(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    received.push({ method: request.method, headers: request.headers, bytes: Buffer.concat(chunks) });
    response.end();
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/key?X-Amz-Signature=0`);
}

const part = (text: string) => new TextEncoder().encode(text);
const pieces = (count: number, size = 65_536) => Array.from({ length: count }, () => new Uint8Array(size));

/** A body that says how far it was read, and whether nobody wants the rest. */
function bodyOf(parts: readonly Uint8Array[], fails = false) {
  const state = { read: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = parts[state.read];
        if (next) {
          state.read += 1;
          controller.enqueue(next);
        } else if (fails) controller.error(new Error("ECONNRESET"));
        else controller.close();
      },
      cancel() {
        state.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body: bodyOfStream(body), state };
}

const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0);

async function send(url: URL, parts: readonly Uint8Array[], pace = { bytes: 1, milliseconds: 5000 }) {
  const { body, state } = bodyOf(parts);
  return { sent: await sendFile({ url, body, bytes: sizeOf(parts), pace }), state };
}

describe("a file on its way to AWS", () => {
  test("arrives as it was, with S3's three headers and its SHA-256", async () => {
    const parts = [part("hel"), part("lo")];
    const { sent } = await send(await target(), parts);
    const sha256 = createHash("sha256").update("hello").digest("hex");
    expect([sent, received]).toMatchObject([
      { outcome: "sent", sha256, bytes: 5, status: 200 },
      [
        {
          method: "PUT",
          headers: { "content-length": "5", "content-type": "application/octet-stream", "if-none-match": "*" },
        },
      ],
    ]);
    expect(received[0]?.bytes.toString()).toBe("hello");
    expect(received[0]?.headers).not.toHaveProperty("transfer-encoding");
  });

  test.each([
    [412, "there"],
    [403, "expired"],
    [400, "expired"],
    [404, "refused"],
    [301, "refused"],
    [307, "refused"],
    [500, "interrupted"],
    [503, "interrupted"],
    [409, "interrupted"],
    [429, "interrupted"],
  ])("is, after an answer of %i, %s", async (status, outcome) => {
    const url = await target((request, response) => {
      request.resume().on("end", () => response.writeHead(status, { location: "http://127.0.0.1:1/" }).end());
    });
    expect((await send(url, [part("hello")])).sent).toMatchObject({ outcome, status });
  });

  test("follows no redirect", async () => {
    const elsewhere = await target();
    const url = await target((request, response) => {
      request.resume().on("end", () => response.writeHead(307, { location: elsewhere.href }).end());
    });
    await send(url, [part("hello")]);
    expect(received).toEqual([]);
  });

  test("is interrupted by a reset, and the rest of it is not wanted", async () => {
    const url = await target((request) => request.once("data", () => request.socket.resetAndDestroy()));
    const { sent, state } = await send(url, pieces(1600));
    expect([sent.outcome, state.isCancelled, state.read < 1600]).toEqual(["interrupted", true, true]);
  });

  test("is interrupted by a reset that comes while the browser is slow", async () => {
    const url = await target((request) => request.once("data", () => request.socket.resetAndDestroy()));
    const parts = pieces(3);
    let read = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (read > 0) await wait(200);
        const next = parts[read];
        read += 1;
        if (next) controller.enqueue(next);
        else controller.close();
      },
    });
    const sent = await sendFile({ url, body: bodyOfStream(body), bytes: sizeOf(parts) });
    expect(sent.outcome).toBe("interrupted");
  });

  test("that AWS refuses early is read to its end, so that the browser can read why", async () => {
    const url = await target((_request, response) => response.writeHead(403).end());
    const { sent, state } = await send(url, pieces(400));
    await vi.waitUntil(() => state.read === 400);
    expect([sent.outcome, state.isCancelled]).toEqual(["expired", false]);
  });

  test("is not taken for sent by an answer that comes too early", async () => {
    const url = await target((_request, response) => response.writeHead(200).end());
    expect((await send(url, pieces(400))).sent.outcome).toBe("interrupted");
  });

  test("waits for AWS instead of piling up in memory", async () => {
    let reads: (() => void) | undefined;
    const url = await target((request, response) => {
      reads = () => request.resume();
      request.on("end", () => response.end());
    });
    const parts = pieces(400);
    const { body, state } = bodyOf(parts);
    const sending = sendFile({ url, body, bytes: sizeOf(parts) });
    await vi.waitUntil(() => state.read > 0 && reads !== undefined);
    await wait(200);
    // The kernel's own buffers of a connection on this machine.
    const readEarly = state.read;
    reads?.();
    expect([readEarly < 200, (await sending).outcome]).toEqual([true, "sent"]);
  });

  test("is interrupted when AWS takes nothing any more", async () => {
    const url = await target(() => {});
    const { sent } = await send(url, pieces(400), { bytes: 65_536, milliseconds: 100 });
    expect(sent).toMatchObject({ outcome: "interrupted", errorName: "STALLED" });
  });

  test("is interrupted when no answer comes", async () => {
    const url = await target((request) => request.resume());
    const { sent } = await send(url, [part("hello")], { bytes: 65_536, milliseconds: 100 });
    expect(sent).toMatchObject({ outcome: "interrupted", errorName: "STALLED" });
  });

  test("is interrupted when AWS cannot be reached", async () => {
    const { sent } = await send(new URL("http://127.0.0.1:1/key"), [part("hello")]);
    expect(sent).toEqual({ outcome: "interrupted", bytes: 5, errorName: "ECONNREFUSED" });
  });

  test("never arrives whole when the browser goes away", async () => {
    const url = await target();
    const { body } = bodyOf([part("hel")], true);
    expect(await sendFile({ url, body, bytes: 5 })).toMatchObject({ outcome: "broken-off", bytes: 3 });
    await wait(50);
    expect(received).toEqual([]);
  });

  test("that ends before its length is broken off", async () => {
    const { body } = bodyOf([part("hel")]);
    expect((await sendFile({ url: await target(), body, bytes: 5 })).outcome).toBe("broken-off");
  });
});

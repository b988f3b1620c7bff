import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";
import { type FetchedEnd, fetchFile } from "./fetch-file";

const servers: Server[] = [];
let ends: FetchedEnd[] = [];

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  vi.unstubAllEnvs();
  ends = [];
});

async function target(respond: (response: ServerResponse, request: IncomingMessage) => void): Promise<URL> {
  const server = createServer((request, response) => respond(response, request));
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/key?X-Amz-Signature=0`);
}

async function start(url: URL, pace = { bytes: 1, milliseconds: 5000 }, signal = new AbortController().signal) {
  return fetchFile({ url, signal, pace, onEnd: (end) => ends.push(end) });
}

async function bodyOf(url: URL, pace?: { bytes: number; milliseconds: number }) {
  const file = await start(url, pace);
  if (!file.ok) throw new Error(file.outcome);
  return file.body;
}

describe("a file on its way from AWS", () => {
  test("arrives as it was, with its length", async () => {
    const file = await start(await target((response) => response.end("hello")));
    if (!file.ok) throw new Error(file.outcome);
    expect([file.bytes, await new Response(file.body).text(), ends]).toEqual([
      5,
      "hello",
      [{ outcome: "fetched", bytes: 5 }],
    ]);
  });

  test.each([
    [403, "expired"],
    [400, "expired"],
    [404, "refused"],
    [206, "refused"],
    [302, "refused"],
    [500, "interrupted"],
    [503, "interrupted"],
  ])("does not come with an answer of %i: it is %s", async (status, outcome) => {
    const headers = { location: "http://127.0.0.1:1/", "content-length": "1" };
    const url = await target((response) => response.writeHead(status, headers).end("x"));
    expect(await start(url)).toEqual({ ok: false, outcome, status });
  });

  test.each([
    ["no length", {}],
    ["a length that AWS does not take", { "content-length": "104857601" }],
  ])("is refused with %s", async (_what, headers) => {
    const url = await target((response) => response.writeHead(200, headers).write("x"));
    expect(await start(url)).toMatchObject({ ok: false, outcome: "refused" });
  });

  test("errors when AWS's end breaks off", async () => {
    const url = await target((response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("hello", () => response.socket?.resetAndDestroy());
    });
    await expect(new Response(await bodyOf(url)).text()).rejects.toThrow();
    expect(ends).toMatchObject([{ outcome: "interrupted" }]);
  });

  test("errors when AWS sends nothing any more", async () => {
    const url = await target((response) => response.writeHead(200, { "content-length": "10" }).write("hello"));
    const body = await bodyOf(url, { bytes: 65_536, milliseconds: 100 });
    await expect(new Response(body).text()).rejects.toThrow();
    expect(ends).toMatchObject([{ outcome: "interrupted", errorName: "STALLED" }]);
  });

  test("is ended when the browser takes nothing any more", async () => {
    const url = await target((response) => response.end(Buffer.alloc(10_000_000)));
    await bodyOf(url, { bytes: 65_536, milliseconds: 100 });
    await vi.waitUntil(() => ends.length > 0);
    expect(ends).toEqual([{ outcome: "interrupted", errorName: "STALLED", bytes: 0 }]);
  });

  test("waits for the browser instead of piling up in memory", async () => {
    let written = 0;
    const url = await target(async (response) => {
      response.writeHead(200, { "content-length": String(400 * 65_536) });
      for (; written < 400; written += 1) {
        if (!response.write(Buffer.alloc(65_536))) await once(response, "drain");
      }
      response.end();
    });
    const body = await bodyOf(url);
    await wait(200);
    const early = written;
    await new Response(body).arrayBuffer();
    expect([early < 200, written]).toEqual([true, 400]);
  });

  async function thirdPieceLater(hasTaken: () => boolean): Promise<number | undefined> {
    const url = await target((response) => response.end(Buffer.alloc(400 * 65_536)));
    const file = await fetchFile({ url, signal: new AbortController().signal, onEnd: () => {}, hasTaken });
    if (!file.ok) throw new Error(file.outcome);
    const reader = file.body.getReader();
    const pieces: (Uint8Array | undefined)[] = [];
    for (let count = 0; count < 6; count += 1) pieces.push((await reader.read()).value);
    return pieces[2]?.length;
  }

  test("gives memory back once the browser has taken it", async () => {
    expect(await thirdPieceLater(() => true)).toBe(0);
  });

  test("keeps what the browser has not taken yet", async () => {
    expect(await thirdPieceLater(() => false)).toBeGreaterThan(0);
  });

  test("is left where it is when the browser goes away", async () => {
    let isClosed = false;
    const url = await target((response) => {
      response.on("close", () => {
        isClosed = true;
      });
      response.writeHead(200, { "content-length": "10000000" }).write("x");
    });
    await (await bodyOf(url)).cancel();
    await vi.waitUntil(() => isClosed);
    expect(ends).toMatchObject([{ outcome: "broken-off" }]);
  });

  test("is not asked for when the browser has gone before", async () => {
    const url = await target((response) => response.end("hello"));
    expect(await start(url, undefined, AbortSignal.abort())).toMatchObject({ ok: false, outcome: "interrupted" });
  });

  test("does not wait long for an answer", async () => {
    const file = await start(await target(() => {}), { bytes: 1, milliseconds: 100 });
    expect(file).toEqual({ ok: false, outcome: "interrupted", errorName: "STALLED" });
  });
});

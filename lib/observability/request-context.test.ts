import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "../testing/settings";
import { currentRequestId, currentUser, identifyUser, toRequestId, watchRequests } from "./request-context";

let server: Server;
let address: string;

/** Answers with the ID that the code sees before and after waiting, and the person. */
async function answer(user: string | undefined): Promise<string> {
  const before = currentRequestId();
  if (user) identifyUser(user);
  await wait(20);
  return [before, currentRequestId(), currentUser()].join();
}

beforeAll(async () => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
  watchRequests();
  server = createServer(async (request, response) => {
    const user = new URL(request.url ?? "", "http://portal").searchParams.get("user") ?? undefined;
    response.end(await answer(user));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  address = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
});

describe("each request", () => {
  test("has an ID in its answer and in its code, even after waiting", async () => {
    const response = await fetch(address);
    const id = response.headers.get("x-request-id");
    expect([id, await response.text()]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), `${id},${id},`]);
  });

  test("has its own ID, on one connection and in parallel", async () => {
    const responses = await Promise.all(Array.from({ length: 50 }, () => fetch(address)));
    const ids = responses.map(({ headers }) => headers.get("x-request-id"));
    const found = await Promise.all(responses.map((response) => response.text()));
    expect([new Set(ids).size, found]).toEqual([50, ids.map((id) => `${id},${id},`)]);
  });

  test("has its own ID when several arrive in one chunk", async () => {
    const { port } = server.address() as AddressInfo; // As above.
    const socket = connect(port, "127.0.0.1").setEncoding("utf8");
    let text = "";
    socket.on("data", (piece) => {
      text += piece;
    });
    const request = "GET / HTTP/1.1\r\nhost: portal\r\n";
    socket.write(`${request}\r\n${request}\r\n${request}connection: close\r\n\r\n`);
    await new Promise((resolve) => socket.once("close", resolve));
    const told = [...text.matchAll(/^x-request-id: (\w+)/gim)].map(([, id]) => id);
    const found = [...text.matchAll(/(\w{16}),(\w{16}),/g)].map(([, before, after]) => [before, after]);
    expect([new Set(told).size, found]).toEqual([3, told.map((id) => [id, id])]);
  });

  test("takes no ID from the client", async () => {
    const response = await fetch(address, { headers: { "x-request-id": "0123456789abcdef" } });
    expect(response.headers.get("x-request-id")).not.toBe("0123456789abcdef");
  });

  test("does not get another request's person", async () => {
    const [first, second] = await Promise.all([fetch(`${address}/?user=ana`), fetch(address)]);
    expect([await first.text(), await second.text()]).toEqual([
      expect.stringMatching(/,ana$/),
      expect.stringMatching(/,$/),
    ]);
  });
});

describe("outside a request", () => {
  test("there is no ID", () => {
    expect(currentRequestId()).toBeUndefined();
  });

  test("there is no person, whoever is named", () => {
    identifyUser("ana");
    expect(currentUser()).toBeUndefined();
  });
});

describe("REQUEST_ID_HEADER", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv("REQUEST_ID_HEADER", "X-Amzn-Trace-Id");
  });
  afterEach(() => vi.stubEnv("REQUEST_ID_HEADER", undefined));

  async function idOf(given: string | undefined): Promise<string> {
    const { toRequestId: read } = await import("./request-context");
    return read({ ...(given === undefined ? {} : { "x-amzn-trace-id": given }) });
  }

  test("names the header that the ID is taken from", async () => {
    expect(await idOf("Root=1-67891233-abcdef012345678912345678")).toBe("Root=1-67891233-abcdef012345678912345678");
  });

  test.each([undefined, "", "short", "with space in it", "a".repeat(129), "line\nend-0123", '<script>"0123'])(
    "does not help with what is no ID: %j",
    async (given) => {
      expect(await idOf(given)).toMatch(/^[0-9a-f]{16}$/);
    },
  );

  test("is the only header that is read", async () => {
    const { toRequestId: read } = await import("./request-context");
    expect(read({ "x-request-id": "0123456789abcdef-x" })).toMatch(/^[0-9a-f]{16}$/);
  });
});

test("no header is read without the setting", () => {
  expect(toRequestId({ "x-request-id": "0123456789abcdef-x" })).toMatch(/^[0-9a-f]{16}$/);
});

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cookieJar } from "@/lib/testing/cookie-jar";
import { holdSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";
import { guardServer, usualLimits } from "./request-guard";

const reportRefusal = vi.hoisted(() => vi.fn());
vi.mock("@/lib/observability/refusals", () => ({ reportRefusal }));

const servers: Server[] = [];
const sockets: Socket[] = [];

/** Bodies that arrived whole. */
let read: string[] = [];

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  vi.unstubAllEnvs();
  cookieJar.clear();
  reportRefusal.mockReset();
  read = [];
});

async function serve(limits: Partial<typeof usualLimits> = {}): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      read.push(Buffer.concat(chunks).toString());
      response.end("served");
    });
  });
  servers.push(server);
  guardServer(server, { ...usualLimits, ...limits });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port; // A server that listens on TCP has one.
}

type Connection = { socket: Socket; send: (text: string) => void; answer: () => Promise<string> };

/** `answer` resolves with all that came once the server has closed the connection or `served`. */
async function open(port: number): Promise<Connection> {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let text = "";
  const ended = new Promise<void>((resolve) => {
    socket.on("data", (data) => {
      text += data;
      if (text.endsWith("served")) resolve();
    });
    socket.on("close", () => resolve());
    socket.on("error", () => resolve());
  });
  await once(socket, "connect");
  return { socket, send: (part) => void socket.write(part), answer: () => ended.then(() => text) };
}

const head = (path: string, ...headers: string[]) =>
  [`POST ${path} HTTP/1.1`, "Host: 127.0.0.1:3000", ...headers, "", ""].join("\r\n");
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const chunked = "Transfer-Encoding: chunked";
const statusIn = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

/** The answer to one request. */
async function ask(port: number, ...parts: string[]): Promise<string> {
  const { send, answer } = await open(port);
  for (const part of parts) send(part);
  return answer();
}

const ownCookie = () => `Cookie: other=1; casedesk.session=${cookieJar.get("casedesk.session")?.value}`;

describe("a request", () => {
  test("without a body passes", async () => {
    expect(await ask(await serve(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n")).toContain("served");
  });

  test("with a body within the limit passes whole, with a length and in pieces", async () => {
    await holdSession();
    const port = await serve();
    await ask(port, head("/cases/new", "Content-Length: 5", ownCookie()), "hello");
    await ask(port, head("/cases/new", chunked, ownCookie()), chunk("hel"), chunk("lo"), "0\r\n\r\n");
    expect(read).toEqual(["hello", "hello"]);
  });

  test.each([
    ["/cases/new", 2 * 1024 * 1024],
    ["/api/sign-out", 2 * 1024 * 1024],
    ["/api/auth/signin/sso", 16 * 1024],
    ["/api/cases/1234567890/files", 100 * 1024 * 1024],
    ["/api/cases/1234567890/files?a=b", 100 * 1024 * 1024],
    ["/api/cases/1234567890/files/", 2 * 1024 * 1024],
    ["/api/cases/1234567890/files/x", 2 * 1024 * 1024],
    ["/api/cases/1234567890/f%69les", 2 * 1024 * 1024],
    ["/api/cases/1234567890", 2 * 1024 * 1024],
    ["/cases/1234567890/files", 2 * 1024 * 1024],
    ["/api/cases/1/2/files", 2 * 1024 * 1024],
  ])("to %s may announce %i bytes and no more", async (path, bytes) => {
    const port = await serve();
    const over = await ask(port, head(path, `Content-Length: ${bytes + 1}`));
    const { send } = await open(port);
    send(head(path, `Content-Length: ${bytes}`, "Expect: 100-continue"));
    expect([statusIn(over), /connection: close/i.test(over)]).toEqual([413, true]);
  });

  test.each([
    ["/cases/new", 2048],
    ["/api/auth/signin/sso?a=b", 16],
  ])("to %s in pieces is ended at %i KB, and nothing of it is served", async (path, kilobytes) => {
    await holdSession();
    const pieces = Array.from({ length: kilobytes + 1 }, () => chunk("x".repeat(1024)));
    expect([statusIn(await ask(await serve(), head(path, chunked, ownCookie()), ...pieces)), read]).toEqual([413, []]);
  });

  test.each(["/api/auth/callback/sso", "/api/auth/signout", "/api/auth", "/api/auth/signin"])(
    "with a body is refused at %s before the body is read",
    async (path) => {
      const answer = await ask(await serve(), head(path, "Content-Length: 10000000"));
      expect([statusIn(answer), /allow: GET, HEAD\r/i.test(answer)]).toEqual([405, true]);
    },
  );

  test("that is no POST may have no body", async () => {
    const get = head("/cases/new", "Content-Length: 5").replace("POST", "GET");
    expect(statusIn(await ask(await serve(), get, "hello"))).toBe(413);
  });
});

describe("a slow body", () => {
  const limits = { progressMilliseconds: 100, progressBytes: 1000 };
  beforeEach(() => holdSession());

  test("is ended when it makes no progress", async () => {
    const form = head("/cases/new", "Content-Length: 5000", ownCookie());
    const answer = await ask(await serve(limits), form, "x".repeat(4999));
    expect([statusIn(answer), read]).toEqual([408, []]);
  });

  test("goes on for as long as it does", async () => {
    const { send, answer } = await open(await serve(limits));
    send(head("/cases/new", "Content-Length: 20000", ownCookie()));
    for (let sent = 0; sent < 20_000; sent += 2000) {
      send("x".repeat(2000));
      await wait(50);
    }
    expect([statusIn(await answer()), read[0]?.length]).toEqual([200, 20_000]);
  });
});

describe("a body of somebody who is not signed in", () => {
  const form = (...headers: string[]) => head("/cases/new", "Content-Length: 5", ...headers);

  test.each([
    ["/cases/new", "Content-Length: 5"],
    ["/cases/new", "Content-Length: 2000000"],
    ["/cases/new", chunked],
    ["/sign-in", "Content-Length: 5"],
    ["/api/sign-out", "Content-Length: 5"],
    ["/api/cases/1234567890/files", "Content-Length: 5"],
  ])("is not read at %s, with %s: the answer says that nobody is signed in", async (path, length) => {
    const answer = await ask(await serve(), head(path, length));
    expect([statusIn(answer), answer, read]).toEqual([
      401,
      expect.stringMatching(/connection: close\r\n.*content-type: text\/plain\r\n.*\r\n\r\n.*signed-out/is),
      [],
    ]);
  });

  test("is read where a sign-in starts", async () => {
    await ask(await serve(), head("/api/auth/signin/sso", "Content-Length: 5"), "hello");
    expect(read).toEqual(["hello"]);
  });

  test("is read with a session", async () => {
    await holdSession();
    await ask(await serve(), form(ownCookie()), "hello");
    expect(read).toEqual(["hello"]);
  });

  test.each([
    ["forged", () => holdSession({}, "another-secret-of-more-than-32-bytes")],
    ["over", () => holdSession({ expiresAt: Date.now() - 1 })],
  ])("is not read with a session that is %s", async (_what, hold) => {
    await hold();
    expect(statusIn(await ask(await serve(), form(ownCookie()), "hello"))).toBe(401);
  });
});

describe("connections", () => {
  test("that send no request are closed", async () => {
    const { answer } = await open(await serve({ headersMilliseconds: 100 }));
    expect(await answer()).toBe("");
  });

  test("beyond the limit get an answer that says so, and those within it go on", async () => {
    const port = await serve({ connections: 2 });
    const kept = [await open(port), await open(port)];
    await wait(50);
    const answer = await ask(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    kept[0]?.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    expect([statusIn(answer), /retry-after/i.test(answer), await kept[0]?.answer()]).toEqual([
      503,
      true,
      expect.stringMatching(/served$/),
    ]);
  });
});

test("a refusal is reported by its reason alone", async () => {
  await ask(await serve(), head("/canary", "Content-Length: 99999999"));
  expect(reportRefusal.mock.calls).toEqual([["too-large", 413]]);
});

import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leaveInnerRequestsUncompressed } from "@/lib/inner-requests";

let server: Server;

beforeAll(async () => {
  leaveInnerRequestsUncompressed();
  server = createServer((request, response) => response.end(request.headers["accept-encoding"])).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => server.close());

/** The encodings that the server thinks the client accepts. */
async function acceptedBy(headers: Readonly<Record<string, string>>): Promise<string> {
  const { port } = server.address() as AddressInfo; // It listens on a port.
  const asked = get({ port, host: "127.0.0.1", headers: { "accept-encoding": "gzip", ...headers }, agent: false });
  const [answer] = (await once(asked, "response")) as [IncomingMessage]; // Node's event of this name.
  return (await answer.toArray()).join("");
}

describe("a packed answer", () => {
  test("is not sent for the page that an action redirects to", async () => {
    expect(await acceptedBy({ "x-action-redirect": "/cases/1234567890;push" })).toBe("identity");
  });

  test("is sent to every other client that accepts one", async () => {
    expect(await acceptedBy({})).toBe("gzip");
  });
});

import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";
import { handleAuth } from "./handler";

// Answers with the form that it got, because next-auth works only inside a request of Next's.
vi.mock("next-auth", () => ({ default: async (request: Request) => new Response(await request.text()) }));

beforeEach(() => {
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

type Ask = { path: string; method?: string; body?: BodyInit };

async function ask({ path, method = "POST", body }: Ask): Promise<{ request: NextRequest; response: Response }> {
  const request = new NextRequest(`http://127.0.0.1:3000/api/auth/${path}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { "content-type": "application/x-www-form-urlencoded" } }),
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  const response = await handleAuth(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
  return { request, response };
}

/** A form of this many bytes. */
const formOf = (bytes: number) => "callbackUrl=".padEnd(bytes, "x");

/** The same, in pieces, without a Content-Length. */
function streamOf(text: string): ReadableStream {
  const pieces = text.match(/.{1,1000}/gs) ?? [];
  return new Blob(pieces).stream();
}

describe("a POST that the portal does not use", () => {
  test.each([
    "",
    "signin",
    "signin/other",
    "signin/sso/more",
    "callback/sso",
    "callback/credentials",
    "session",
    "csrf",
    "providers",
    "error",
    "signout",
    "_log",
    "no-such-thing",
  ])("is refused with the methods that are allowed: %j", async (path) => {
    const { response } = await ask({ path, body: formOf(100) });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("is refused before its body is read", async () => {
    const { request } = await ask({ path: "callback/sso", body: formOf(100) });
    expect(request.bodyUsed).toBe(false);
  });
});

describe("the start of a sign-in", () => {
  test.each([
    ["with a length", formOf(16_384)],
    ["in pieces", streamOf(formOf(16_384))],
  ])("hands next-auth a form of 16 KB %s", async (_how, body) => {
    const { response } = await ask({ path: "signin/sso", body });
    expect(await response.text()).toBe(formOf(16_384));
  });

  test("hands next-auth a request without a body as such", async () => {
    const { response } = await ask({ path: "signin/sso" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  test.each([
    ["with a length", formOf(16_385)],
    ["in pieces", streamOf(formOf(16_385))],
  ])("refuses a larger form %s", async (_how, body) => {
    const { response } = await ask({ path: "signin/sso", body });
    expect(response.status).toBe(413);
  });
});

describe("a GET that the portal does not use", () => {
  test.each(["signout", "_log", "verify-request", "no-such-thing"])("is not found: %s", async (path) => {
    expect((await ask({ path, method: "GET" })).response.status).toBe(404);
  });
});

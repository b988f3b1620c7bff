import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";
import { handleAuth } from "./handler";

// next-auth works only inside a request of Next's. Answers as if it had renewed the session.
vi.mock("next-auth", () => ({
  default: async () => Response.json({}, { headers: { "set-cookie": "casedesk.session=renewed" } }),
}));
vi.mock("next/headers", () => import("@/lib/testing/cookie-jar").then(({ nextHeaders }) => nextHeaders));

const startSignIn = vi.hoisted(() => vi.fn());
const finishSignIn = vi.hoisted(() => vi.fn());
vi.mock("@/lib/auth/sign-in", () => ({ startSignIn, finishSignIn }));

beforeEach(() => {
  startSignIn.mockResolvedValue("https://idp.example/authorize");
  finishSignIn.mockResolvedValue("http://127.0.0.1:3000/cases/new");
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllEnvs();
});

type Ask = { path: string; query?: string; method?: string; body?: BodyInit };

async function ask({
  path,
  query = "",
  method = "POST",
  body,
}: Ask): Promise<{ request: NextRequest; response: Response }> {
  const request = new NextRequest(`http://127.0.0.1:3000/api/auth/${path}${query}`, {
    method,
    ...(body === undefined ? {} : { body, headers: { "content-type": "application/x-www-form-urlencoded" } }),
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  const response = await handleAuth(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
  return { request, response };
}

/** A form of this many bytes. */
const formOf = (bytes: number) => "callbackUrl=".padEnd(bytes, "x");

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
  test("reads the page's form", async () => {
    await ask({ path: "signin/sso", body: formOf(100) });
    expect(String(startSignIn.mock.calls[0]?.[0])).toBe(formOf(100));
  });

  test("accepts a request without a body as such", async () => {
    const { response } = await ask({ path: "signin/sso" });
    expect([response.status, String(startSignIn.mock.calls[0]?.[0])]).toEqual([302, ""]);
  });

  test("answers next-auth's script in the page with the address to go to", async () => {
    const { response } = await ask({ path: "signin/sso", body: "json=true" });
    expect(await response.json()).toEqual({ url: "https://idp.example/authorize" });
  });
});

describe("a GET that the portal does not use", () => {
  test.each(["signout", "_log", "verify-request", "callback/other", "signin/sso/more", "no-such-thing"])(
    "is not found: %s",
    async (path) => {
      expect((await ask({ path, method: "GET" })).response.status).toBe(404);
    },
  );
});

describe("the way back from the identity provider", () => {
  test("leads on, with what the provider said", async () => {
    const { response } = await ask({ path: "callback/sso", method: "GET", query: "?code=a-code&state=a-state" });
    expect([response.status, response.headers.get("location"), finishSignIn.mock.calls]).toEqual([
      302,
      "http://127.0.0.1:3000/cases/new",
      [["?code=a-code&state=a-state"]],
    ]);
  });
});

describe("the session that scripts can read", () => {
  test("is not renewed by reading it", async () => {
    const { response } = await ask({ path: "session", method: "GET" });
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

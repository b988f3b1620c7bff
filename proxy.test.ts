import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

beforeEach(() => vi.resetModules()); // The settings are read once.
afterEach(() => vi.unstubAllEnvs());

/** The Strict-Transport-Security header for this path. */
async function strictTransportAt(address: string, path: string, method = "GET"): Promise<string | null> {
  for (const [name, value] of Object.entries(someSettings({ NEXTAUTH_URL: address }))) vi.stubEnv(name, value);
  const { proxy } = await import("./proxy");
  const answer = proxy(new NextRequest(new URL(path, address), { method }));
  return answer.headers.get("strict-transport-security");
}

describe("a portal that is reached by https", () => {
  test.each([
    "/",
    "/sign-in",
    "/cases/new",
    "/no-such-page",
    "/api/health",
    "/api/auth/session",
    "/_next/static/a.js",
    "/icon.svg",
  ])("has browsers use https alone for two years: %s", async (path) => {
    expect(await strictTransportAt("https://portal.example", path)).toBe("max-age=63072000; includeSubDomains");
  });

  test("does so too when it refuses a method", async () => {
    expect(await strictTransportAt("https://portal.example", "/sign-in", "DELETE")).toBe(
      "max-age=63072000; includeSubDomains",
    );
  });
});

test("a portal on a laptop does not ask for https", async () => {
  expect(await strictTransportAt("http://127.0.0.1:3000", "/sign-in")).toBeNull();
});

describe("a body over the 2 MB that Next keeps", () => {
  async function statusFor(path: string, length: number): Promise<number> {
    for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
    const { proxy } = await import("./proxy");
    const headers = { "content-length": String(length) };
    return proxy(new NextRequest(new URL(path, "http://127.0.0.1:3000"), { method: "POST", headers })).status;
  }

  test.each(["/cases/new", "/cases/1234567890", "/sign-in"])("is refused for a page: %s", async (path) => {
    expect([await statusFor(path, 2 * 1024 * 1024), await statusFor(path, 2 * 1024 * 1024 + 1)]).toEqual([200, 413]);
  });

  test("is left to the routes under /api, which know what they accept", async () => {
    expect(await statusFor("/api/auth/callback/sso", 2 * 1024 * 1024 + 1)).toBe(200);
  });

  test("has the same limit in next.config.js, for bodies and for actions", async () => {
    const { default: config } = await import("./next.config.js");
    expect(config.experimental).toMatchObject({
      proxyClientMaxBodySize: "2mb",
      serverActions: { bodySizeLimit: "2mb" },
    });
  });
});

test("covers every path, because it has no matcher", async () => {
  expect(await import("./proxy")).not.toHaveProperty("config");
});

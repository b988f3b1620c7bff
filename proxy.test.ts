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

describe("the 2 MB of a body that Next keeps", () => {
  test("are those of the request guard, for bodies and for actions", async () => {
    const { default: config } = await import("./next.config.js");
    expect(config.experimental).toMatchObject({
      proxyClientMaxBodySize: "2mb",
      serverActions: { bodySizeLimit: "2mb" },
    });
  });
});

test("covers every path but the one of files, whose bodies Next would cut off", async () => {
  const { config } = await import("./proxy");
  const matchers = config.matcher.map((pattern) => new RegExp(`^${pattern}$`));
  const isCovered = (path: string) => matchers.some((matcher) => matcher.test(path));
  expect(["/api/cases/1234567890/files"].filter(isCovered)).toEqual([]);
  const covered = [
    ...["/", "/cases", "/cases/1234567890", "/cases/1234567890/files", "/api/cases", "/api/cases/1234567890"],
    ...["/api/cases/1234567890/timeline", "/api/cases/1/2/files", "/api/auth/session", "/_next/static/a.js", "/files"],
    ...["/api/cases/1234567890/files/../../auth", "/api/cases/1234567890/filesx", "/sign-in"],
  ];
  expect(covered.filter((path) => !isCovered(path))).toEqual([]);
});

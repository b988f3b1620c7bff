import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

beforeEach(() => {
  vi.resetModules(); // The settings are read once.
  for (const [name, value] of Object.entries(someSettings())) vi.stubEnv(name, value);
});

afterEach(() => vi.unstubAllEnvs());

async function clientOf(headers: Record<string, string>, remoteAddress = "203.0.113.9") {
  const { toClient } = await import("./client");
  return toClient({ headers, socket: { remoteAddress } as never }); // All that it reads.
}

const pseudonym = expect.stringMatching(/^[0-9a-f]{16}$/);

describe("the address of a client", () => {
  test("is a pseudonym, the same each time", async () => {
    const [first, second] = [await clientOf({}), await clientOf({})];
    expect([first.address, first.address]).toEqual([pseudonym, second.address]);
  });

  test("differs for another address and under another secret", async () => {
    const [one, other] = [await clientOf({}), await clientOf({}, "203.0.113.10")];
    vi.resetModules();
    vi.stubEnv("NEXTAUTH_SECRET", "another-secret-of-more-than-32-bytes");
    expect(new Set([one.address, other.address, (await clientOf({})).address]).size).toBe(3);
  });

  test("is written as it is where the setting says so", async () => {
    vi.stubEnv("LOG_CLIENT_ADDRESS", "clear");
    expect([(await clientOf({})).address, (await clientOf({}, "::ffff:203.0.113.9")).address]).toEqual([
      "203.0.113.9",
      "203.0.113.9",
    ]);
  });

  test("is not taken from a header that no setting names", async () => {
    vi.stubEnv("LOG_CLIENT_ADDRESS", "clear");
    expect((await clientOf({ "x-forwarded-for": "198.51.100.7" })).address).toBe("203.0.113.9");
  });

  test.each([
    ["198.51.100.7", "198.51.100.7"],
    ["6.6.6.6, 198.51.100.7", "198.51.100.7"],
    ["2001:DB8::1", "2001:db8::1"],
    ["canary", undefined],
    ["198.51.100.7, canary", undefined],
  ])("is the last in the header that the setting names: %s", async (value, address) => {
    vi.stubEnv("LOG_CLIENT_ADDRESS", "clear");
    vi.stubEnv("CLIENT_ADDRESS_HEADER", "X-Forwarded-For");
    expect((await clientOf({ "x-forwarded-for": value })).address).toBe(address);
  });
});

describe("the browser of a client", () => {
  test.each([
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36", "Chrome"],
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0",
      "Edge",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0", "Firefox"],
    ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15", "Safari"],
    ["curl/8.9.1 canary", "other"],
  ])("is its family alone: %s", async (userAgent, family) => {
    expect((await clientOf({ "user-agent": userAgent })).browser).toBe(family);
  });

  test("is unknown without a user agent", async () => {
    expect(await clientOf({})).not.toHaveProperty("browser");
  });
});

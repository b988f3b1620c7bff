import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { someSettings } from "@/lib/testing/settings";

const now = Date.UTC(2026, 10, 22, 2, 14);
const minute = 60_000;

async function load(settings: Record<string, string> = {}) {
  vi.resetModules(); // The settings are read once.
  for (const [name, value] of Object.entries({ ...someSettings(), ...settings })) vi.stubEnv(name, value);
  return import("./link-key");
}

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

describe("the key that seals what a link brought", () => {
  test("is given again for its ticket, by any replica", async () => {
    const { ticket, key } = (await load()).createLinkKey(now);
    expect((await load()).toLinkKeys(ticket, now + 29 * minute)).toEqual([key]);
  });

  test("is 32 bytes long", async () => {
    expect(Buffer.from((await load()).createLinkKey(now).key, "base64")).toHaveLength(32);
  });

  test("is new each time", async () => {
    const { createLinkKey } = await load();
    expect(createLinkKey(now).key).not.toBe(createLinkKey(now).key);
  });

  test("differs for another secret", async () => {
    const { ticket, key } = (await load()).createLinkKey(now);
    expect((await load({ NEXTAUTH_SECRET: "x".repeat(32) })).toLinkKeys(ticket, now)).not.toContain(key);
  });

  test("is given again while the secret changes", async () => {
    const { ticket, key } = (await load({ NEXTAUTH_SECRET: "x".repeat(32) })).createLinkKey(now);
    expect((await load({ NEXTAUTH_SECRET_PREVIOUS: "x".repeat(32) })).toLinkKeys(ticket, now)).toContain(key);
  });

  test("is not given after half an hour", async () => {
    const { createLinkKey, toLinkKeys } = await load();
    expect(toLinkKeys(createLinkKey(now).ticket, now + 30 * minute)).toEqual([]);
  });

  test.each([
    "",
    "x",
    "1795313640000.",
    "1795313640000.9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3 ",
    `${"9".repeat(13)}.9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3`,
  ])("is not given for %j", async (ticket) => {
    expect((await load()).toLinkKeys(ticket, now)).toEqual([]);
  });
});

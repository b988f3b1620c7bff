import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aSession } from "@/lib/testing/session";
import { someSettings } from "@/lib/testing/settings";

async function keyOf(subject: string, settings: Record<string, string> = {}) {
  return (await keysOf(subject, settings))[0];
}

async function keysOf(subject: string, settings: Record<string, string> = {}) {
  vi.resetModules(); // The settings are read once.
  for (const [name, value] of Object.entries({ ...someSettings(), ...settings })) vi.stubEnv(name, value);
  const { toDraftKeys } = await import("./draft-key");
  return toDraftKeys(aSession({ subject }));
}

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

describe("the key of a person's drafts", () => {
  test("is the same on every replica", async () => {
    expect(await keyOf("a")).toEqual(await keyOf("a"));
  });

  test("is 32 bytes long", async () => {
    expect(Buffer.from((await keyOf("a")).key, "base64")).toHaveLength(32);
  });

  test("differs for another sub", async () => {
    expect((await keyOf("a")).key).not.toBe((await keyOf("b")).key);
  });

  test("differs for another issuer", async () => {
    expect((await keyOf("a")).key).not.toBe((await keyOf("a", { OIDC_ISSUER: "https://other.example" })).key);
  });

  test("differs for another secret", async () => {
    expect((await keyOf("a")).key).not.toBe((await keyOf("a", { NEXTAUTH_SECRET: "x".repeat(32) })).key);
  });

  test("has an owner name that does not reveal the person", async () => {
    expect((await keyOf("ana@example.com")).owner).toMatch(/^[0-9a-f]{32}$/);
  });

  test("includes the previous secret's key while the secret changes", async () => {
    const [previous, coming] = ["p".repeat(32), "c".repeat(32)];
    const settings = { NEXTAUTH_SECRET: coming, NEXTAUTH_SECRET_PREVIOUS: previous };
    expect(await keysOf("a", settings)).toEqual([
      await keyOf("a", { NEXTAUTH_SECRET: coming }),
      await keyOf("a", { NEXTAUTH_SECRET: previous }),
    ]);
  });

  test("has one owner name for each person", async () => {
    expect((await keyOf("a")).owner).not.toBe((await keyOf("b")).owner);
  });
});

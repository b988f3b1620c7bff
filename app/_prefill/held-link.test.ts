import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { holdLink, takeHeldLink } from "./held-link";

const ticket = { ticket: "1796000000000.ticket", key: Buffer.alloc(32, 1).toString("base64") };
const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  kept.clear();
});

describe("a held link", () => {
  test("comes back once, with the key of its ticket", async () => {
    await holdLink("#case-v1=canary", ticket);
    expect([await takeHeldLink(async () => [ticket.key]), kept.size]).toEqual(["#case-v1=canary", 0]);
  });

  test("does not come back with another key, and is erased all the same", async () => {
    await holdLink("#case-v1=canary", ticket);
    const other = Buffer.alloc(32, 2).toString("base64");
    expect([await takeHeldLink(async () => [other]), kept.size]).toEqual([undefined, 0]);
  });

  test("is kept as nothing that can be read", async () => {
    await holdLink("#case-v1=canary", ticket);
    expect([...kept.values()].join()).not.toContain("canary");
  });

  test("is sealed under an IV of its own each time, even the same link with the same key", async () => {
    const held: string[] = [];
    for (const _time of [1, 2, 3, 4]) {
      await holdLink("#case-v1=canary", ticket);
      held.push(...kept.values());
    }
    const parts = held.map((text) => JSON.parse(text));
    expect([new Set(parts.map(({ iv }) => iv)).size, new Set(parts.map(({ content }) => content)).size]).toEqual([
      4, 4,
    ]);
  });
});

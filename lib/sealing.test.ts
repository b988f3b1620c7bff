import { describe, expect, test, vi } from "vitest";
import { toBase64 } from "./base64";
import { importSealingKey, seal, unseal } from "./sealing";

const aKey = () => importSealingKey(toBase64(crypto.getRandomValues(new Uint8Array(32))));

describe("a sealed text", () => {
  test("opens with its key in its place", async () => {
    const key = await aKey();
    expect(await unseal(key, await seal(key, "keys were leaked", "place 1"), "place 1")).toBe("keys were leaked");
  });

  test("has a new IV each time", async () => {
    const key = await aKey();
    const ivs = await Promise.all(Array.from({ length: 50 }, async () => toBase64((await seal(key, "a", "b")).iv)));
    expect(new Set(ivs).size).toBe(50);
  });

  test("has another IV in another tab and after a reload, where everything starts anew", async () => {
    const key = await aKey();
    const ivs: string[] = [];
    for (const _page of [1, 2, 3]) {
      vi.resetModules();
      const { seal: sealOfPage } = await import("./sealing");
      for (const _save of [1, 2, 3]) ivs.push(toBase64((await sealOfPage(key, "the same text", "place")).iv));
    }
    expect(new Set(ivs).size).toBe(9);
  });

  test("has an IV of 96 bits, all of them from the browser's own generator", async () => {
    const random = vi.spyOn(crypto, "getRandomValues");
    const { iv } = await seal(await aKey(), "text", "place");
    expect([iv.length, random.mock.results.map(({ value }) => value)]).toEqual([12, [expect.any(Uint8Array), iv]]);
    random.mockRestore();
  });

  test("does not open in another place", async () => {
    const key = await aKey();
    await expect(unseal(key, await seal(key, "text", "place 1"), "place 2")).rejects.toThrow();
  });

  test("does not open with another key", async () => {
    await expect(unseal(await aKey(), await seal(await aKey(), "text", "place"), "place")).rejects.toThrow();
  });

  test("does not open when a byte was changed", async () => {
    const key = await aKey();
    const { iv, content } = await seal(key, "text", "place");
    const changed = new Uint8Array(content);
    changed[0] = (changed[0] ?? 0) ^ 1;
    await expect(unseal(key, { iv, content: changed }, "place")).rejects.toThrow();
  });
});

test("a sealing key cannot be read by the page", async () => {
  await expect(crypto.subtle.exportKey("raw", await aKey())).rejects.toThrow();
});

import { expect, test, vi } from "vitest";
import { lazyModule } from "./lazy-module";

test("a lazy part is loaded once, and known from then on", async () => {
  const importPart = vi.fn(async () => ({ name: "part" }));
  const lazy = lazyModule(importPart);
  const before = lazy.loaded();
  const loaded = await lazy.load();
  expect([before, lazy.loaded(), await lazy.load(), importPart.mock.calls.length]).toEqual([
    undefined,
    loaded,
    loaded,
    1,
  ]);
});

test("a part that could not be loaded is tried again", async () => {
  const importPart = vi.fn(async () => "part").mockRejectedValueOnce(new Error("Offline"));
  const lazy = lazyModule(importPart);
  await expect(lazy.load()).rejects.toThrow();
  expect(await lazy.load()).toBe("part");
});

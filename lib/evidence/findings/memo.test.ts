import { expect, test, vi } from "vitest";
import { memo } from "./memo";

test("a repeated text is read once, also when it gave nothing", () => {
  const read = vi.fn((text: string) => (text === "nothing" ? undefined : text.length));
  const readOnce = memo(read, 10);
  expect(["four", "four", "nothing", "nothing"].map(readOnce)).toEqual([4, 4, undefined, undefined]);
  expect(read).toHaveBeenCalledTimes(2);
});

test("a full memo forgets what it knew, and is right all the same", () => {
  const read = vi.fn((text: string) => text.toUpperCase());
  const readOnce = memo(read, 2);
  expect(["a", "b", "c", "a"].map(readOnce)).toEqual(["A", "B", "C", "A"]);
  expect(read).toHaveBeenCalledTimes(4);
});

test("long texts are not kept", () => {
  const read = vi.fn((text: string) => text.length);
  const readOnce = memo(read, 10);
  const long = "x".repeat(1_000);
  expect([readOnce(long), readOnce(long)]).toEqual([1_000, 1_000]);
  expect(read).toHaveBeenCalledTimes(2);
});

import { describe, expect, test } from "vitest";
import { isOver, median, quantile } from "./figure";

describe("a quantile", () => {
  test("is the value of its rank, in whatever order the values came", () => {
    const values = [30, 10, 50, 20, 40];
    expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0)]).toEqual([30, 50, 10]);
  });

  test("of one value is that value", () => {
    expect(median([7])).toBe(7);
  });

  test("of nothing is not a number", () => {
    expect(median([])).toBeNaN();
  });
});

describe("a budget", () => {
  const figure = { group: "sizes", name: "JavaScript", unit: "bytes" } as const;

  test("is kept by what reaches it", () => {
    expect(isOver({ ...figure, value: 60_000, budget: 60_000 })).toBe(false);
  });

  test("is broken by one byte more", () => {
    expect(isOver({ ...figure, value: 60_001, budget: 60_000 })).toBe(true);
  });

  test("that is not there cannot be broken", () => {
    expect(isOver({ ...figure, value: 60_001 })).toBe(false);
  });
});

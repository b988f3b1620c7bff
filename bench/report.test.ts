import { describe, expect, test } from "vitest";
import type { Figure } from "./figure";
import { type Run, toComparison, toTable, toVerdict } from "./report";

const size: Figure = { group: "/cases/new", name: "JavaScript", value: 61_000, unit: "bytes", budget: 60_000 };
const time: Figure = { group: "/cases/new", name: "LCP", value: 500, unit: "ms" };

function aRun(figures: readonly Figure[], spread = 0.1): Run {
  return {
    at: "2026-11-22T15:00:00.000Z",
    commit: "abc1234",
    isQuick: false,
    machine: { cpus: 2, node: "20.20.0", browser: "156", load: 1 },
    noise: { median: 10, p95: 11, spread },
    figures,
  };
}

describe("the table", () => {
  test("marks what is over its budget", () => {
    expect(toTable(aRun([size]))).toMatch(/JavaScript +61\.0 KB +60\.0 KB +over$/m);
  });

  test("leaves what has no budget unjudged", () => {
    expect(toTable(aRun([time]))).toMatch(/LCP +500 ms$/m);
  });
});

describe("the verdict", () => {
  test("names what is over its budget, and by how much", () => {
    expect(toVerdict(aRun([size, time]))).toBe(
      "1 of 1 budgets are not met:\n  /cases/new, JavaScript: 61.0 KB, at most 60.0 KB",
    );
  });

  test("says so when all are met", () => {
    expect(toVerdict(aRun([{ ...size, value: 59_000 }]))).toBe("All 1 budgets are met.");
  });
});

describe("the comparison", () => {
  test("tells one byte more", () => {
    expect(toComparison(aRun([size]), aRun([{ ...size, value: 61_100 }]))).toMatch(/61\.0 KB +61\.1 KB +\+0\.1 KB/);
  });

  test("keeps quiet about a time within the noise of either run", () => {
    const later = aRun([{ ...time, value: 640 }], 0.1);
    expect(toComparison(aRun([time], 0.3), later)).toMatch(/noise:\nnothing$/);
  });

  test("tells a time beyond the noise", () => {
    expect(toComparison(aRun([time]), aRun([{ ...time, value: 640 }]))).toMatch(/500 ms +640 ms +\+140 ms/);
  });

  test("tells what is new", () => {
    expect(toComparison(aRun([]), aRun([time]))).toMatch(/LCP +– +500 ms +new/);
  });
});

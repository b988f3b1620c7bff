import { describe, expect, test } from "vitest";
import { firstResponseTo } from "./first-response";

const created = new Date("2026-11-22T02:14:00Z");
const afterMinutes = (minutes: number) => firstResponseTo(created, new Date(created.getTime() + minutes * 60_000));

describe("AWS's first response", () => {
  test("is due 15 minutes after the case was opened", () => {
    expect(afterMinutes(1)).toEqual({
      by: new Date("2026-11-22T02:29:00Z"),
      millisecondsLeft: 14 * 60_000,
      isOfThisHour: true,
    });
  });

  test("is overdue after that", () => {
    expect([afterMinutes(15).millisecondsLeft, afterMinutes(16).millisecondsLeft]).toEqual([0, -60_000]);
  });

  test("needs its day from an hour on", () => {
    expect([afterMinutes(59).isOfThisHour, afterMinutes(60).isOfThisHour]).toEqual([true, false]);
  });
});

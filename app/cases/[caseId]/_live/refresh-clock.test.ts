import { describe, expect, test } from "vitest";
import { expecting, nextTryAt, notifying, type RefreshClock, shown, startClock, tried } from "./refresh-clock";

const second = 1000;

/** Read at zero. */
const visible = (spread = 0): RefreshClock => startClock(0, spread, true);
const hidden = (): RefreshClock => shown(visible(), false, 0);

/** In seconds. */
function nextTry(clock: RefreshClock): number | undefined {
  const at = nextTryAt(clock);
  return at === undefined ? undefined : at / second;
}

describe("a page that can be seen", () => {
  test.each([
    [0, 60],
    [0.5, 67.5],
    [1, 75],
  ])("asks again after 60 to 75 seconds: with a spread of %d after %d", (spread, seconds) => {
    expect(nextTry(visible(spread))).toBe(seconds);
  });

  test("counts from its last try, whatever became of it", () => {
    expect(nextTry(tried(visible(), "failed", 70 * second, 0))).toBe(130);
  });

  test("doubles the interval each time that AWS throttles, up to ten minutes", () => {
    let clock = visible();
    const intervals: (number | undefined)[] = [];
    for (let round = 0; round < 5; round++) {
      clock = tried(clock, "throttled", 0, 0);
      intervals.push(nextTry(clock));
    }
    expect(intervals).toEqual([120, 240, 480, 600, 600]);
  });

  test("is back at its interval after the next reading", () => {
    const throttled = tried(visible(), "throttled", 60 * second, 0);
    expect(nextTry(tried(throttled, "read", 180 * second, 0))).toBe(240);
  });
});

describe("a hidden page", () => {
  test("does not ask", () => {
    expect(nextTry(hidden())).toBeUndefined();
  });

  test("asks every five minutes if somebody wants to hear of news", () => {
    expect(nextTry(notifying(hidden(), true))).toBe(300);
  });

  test("is throttled up to ten minutes", () => {
    const throttled = tried(tried(notifying(hidden(), true), "throttled", 0, 0), "throttled", 0, 0);
    expect(nextTry(throttled)).toBe(600);
  });
});

describe("a page that becomes visible", () => {
  test("asks at once if its reading is older than a minute", () => {
    const hiddenLong = shown(visible(1), false, 0);
    expect(nextTry(shown(hiddenLong, true, 61 * second))).toBe(61);
  });

  test("otherwise waits for the rest of its interval", () => {
    expect(nextTry(shown(hidden(), true, 60 * second))).toBe(60);
    expect(nextTry(shown(hidden(), true, 20 * second))).toBe(60);
  });

  test("does not ask at once while AWS has it slow down", () => {
    const throttled = shown(tried(visible(), "throttled", 0, 0), false, 0);
    expect(nextTry(shown(throttled, true, 61 * second))).toBe(120);
  });
});

describe("after something whose result is awaited", () => {
  test("it asks after 2, 5, 10 and 20 seconds, then as usual", () => {
    let clock = expecting(visible(), 0);
    const tries: (number | undefined)[] = [];
    for (let round = 0; round < 5; round++) {
      const next = nextTryAt(clock) ?? 0;
      tries.push(next / second);
      clock = tried(clock, "read", next, 0);
    }
    expect(tries).toEqual([2, 5, 10, 20, 80]);
  });

  test("it asks although the page is hidden", () => {
    expect(nextTry(expecting(hidden(), 0))).toBe(2);
  });
});

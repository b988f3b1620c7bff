import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLive } from "./create-live";
import type { Reading } from "./refresh-clock";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

/** A page with one panel, whose reads are noted and answered with `answers`, the last one again and again. */
function aPage(answers: readonly [Reading, ...Reading[]] = ["read"], takesSeconds = 0) {
  let isVisible = true;
  let onVisibility = () => {};
  const live = createLive(0, {
    isVisible: () => isVisible,
    onVisibility(listener) {
      onVisibility = listener;
      return () => {};
    },
    spread: () => 0,
  });
  const asked: { at: number; isAwaited: boolean; turn: number }[] = [];
  live.add(async ({ isAwaited, turn }) => {
    asked.push({ at: Date.now() / 1000, isAwaited, turn });
    if (takesSeconds > 0) await new Promise((resolve) => setTimeout(resolve, takesSeconds * 1000));
    return answers[Math.min(turn, answers.length) - 1] ?? "read";
  });
  const show = (visible: boolean) => {
    isVisible = visible;
    onVisibility();
  };
  return { live, asked, show, stop: live.start(), times: () => asked.map(({ at }) => at) };
}

describe("a page that keeps itself up to date", () => {
  test("asks every minute, in the background", async () => {
    const { asked } = aPage();
    await seconds(130);
    expect(asked).toEqual([
      { at: 60, isAwaited: false, turn: 1 },
      { at: 120, isAwaited: false, turn: 2 },
    ]);
  });

  test("asks at once when somebody presses", async () => {
    const { live, asked } = aPage();
    await seconds(5);
    live.refresh();
    expect(asked).toEqual([{ at: 5, isAwaited: true, turn: 1 }]);
  });

  test("counts the minute from the last try", async () => {
    const { live, times } = aPage();
    await seconds(30);
    live.refresh();
    await seconds(65);
    expect(times()).toEqual([30, 90]);
  });

  test("asks again after a write that happened while it was asking", async () => {
    const { live, times } = aPage(["read"], 3);
    live.refresh();
    await seconds(1);
    live.refresh();
    live.refresh();
    await seconds(10);
    expect(times()).toEqual([0, 3]);
  });

  test("asks for a panel that joins after a press, and only for that one", async () => {
    const { live, asked } = aPage(["read"], 3);
    live.refresh();
    const late = vi.fn(async () => "read" as const);
    live.add(late);
    await seconds(10);
    expect([asked.length, late.mock.calls.length]).toEqual([1, 1]);
  });

  test("asks nothing for a panel that joins without a press", async () => {
    const { live } = aPage();
    const late = vi.fn(async () => "read" as const);
    live.add(late);
    await seconds(10);
    expect(late).not.toHaveBeenCalled();
  });

  test("asks nothing once it is left, and shows nothing of an answer that comes later", async () => {
    const { live, asked, stop } = aPage(["read"], 3);
    const listener = vi.fn();
    live.refresh();
    live.subscribe(listener);
    stop();
    await seconds(300);
    expect([asked.length, listener.mock.calls.length]).toEqual([1, 0]);
  });

  test("asks nothing while nothing is shown", async () => {
    const live = createLive(0, { isVisible: () => true, onVisibility: () => () => {}, spread: () => 0 });
    const listener = vi.fn();
    live.subscribe(listener);
    live.start();
    live.refresh();
    await seconds(300);
    expect(listener).not.toHaveBeenCalled();
  });
});

describe("a hidden page", () => {
  test("stops asking, and asks at once when it is looked at again", async () => {
    const { show, times } = aPage();
    show(false);
    await seconds(600);
    show(true);
    await seconds(1);
    expect(times()).toEqual([600]);
  });

  test("goes on every five minutes for somebody who wants to hear of news", async () => {
    const { live, show, times } = aPage();
    live.notify(true);
    show(false);
    await seconds(700);
    expect(times()).toEqual([300, 600]);
  });
});

describe("what a page says about its reading", () => {
  test("is the time of the last one that succeeded", async () => {
    const { live } = aPage(["read", "failed"]);
    await seconds(130);
    expect(live.read()).toEqual({ readAt: 60_000, isReading: false, last: "failed" });
  });

  test("is throttled if any panel's was, and the interval doubles", async () => {
    const { live, times } = aPage(["throttled", "read"]);
    live.add(async () => "read");
    await seconds(60);
    expect(live.read().last).toBe("throttled");
    await seconds(130);
    expect(times()).toEqual([60, 180]);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withinDeadline } from "@/lib/aws/deadline";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A call that ends when its signal does, with the reason. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

describe("a call with a deadline", () => {
  test("ends with a TimeoutError when the time is over", async () => {
    const ended = expect(withinDeadline(1000, untilAborted)).rejects.toMatchObject({ name: "TimeoutError" });
    await vi.advanceTimersByTimeAsync(1000);
    await ended;
  });

  test("is not ended before", async () => {
    const onAbort = vi.fn();
    void withinDeadline(1000, (signal) => untilAborted(signal).catch(onAbort));
    await vi.advanceTimersByTimeAsync(999);
    expect(onAbort).not.toHaveBeenCalled();
  });

  test("gives its answer", async () => {
    expect(await withinDeadline(1000, async () => "answer")).toBe("answer");
  });

  test.each([
    ["has answered", async () => "answer"],
    ["has failed", async () => Promise.reject(new Error("refused"))],
  ])("leaves nothing waiting once it %s", async (_how, call) => {
    await withinDeadline(1000, call).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});

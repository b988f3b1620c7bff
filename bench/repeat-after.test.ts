import { expect, test, vi } from "vitest";
import { repeatAfter } from "./repeat-after";

const isRangeError = (error: unknown) => error instanceof RangeError;

/** Fails with these errors in turn, then succeeds. */
function failing(...errors: readonly Error[]) {
  const left = [...errors];
  return vi.fn(() => {
    const error = left.shift();
    if (error) throw error;
    return "done";
  });
}

test("work that fails twice in the known way succeeds the third time", () => {
  expect(repeatAfter(isRangeError, { more: 2 }, failing(new RangeError(), new RangeError()))).toBe("done");
});

test("the third failure in the known way is thrown", () => {
  const work = failing(new RangeError(), new RangeError(), new RangeError("third"));
  expect(() => repeatAfter(isRangeError, { more: 2 }, work)).toThrow("third");
});

test("work that fails in another way is not repeated", () => {
  const work = failing(new TypeError("other"));
  expect(() => repeatAfter(isRangeError, { more: 2 }, work)).toThrow("other");
  expect(work).toHaveBeenCalledTimes(1);
});

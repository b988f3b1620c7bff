import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetPace } from "@/lib/testing/forget-pace";
import { NotSentInTime, PacedOperation, pacedOperation } from "./paced-operation";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  forgetPace();
});

const noJitter = () => 0;

/** Asks for a turn for each person, and notes when it came or that it was refused. */
function turnsOf(operation: PacedOperation, people: readonly string[], leaving?: AbortController) {
  const startedAt = performance.now();
  const ended: [person: string, seconds: number | string][] = [];
  for (const person of people) {
    operation
      .turn({ person, priority: "person", latestStart: startedAt + 20_000 }, (leaving ?? new AbortController()).signal)
      .then(
        () => ended.push([person, Math.round((performance.now() - startedAt) / 100) / 10]),
        (error) =>
          ended.push([person, error instanceof NotSentInTime ? `in ${error.retryAfterSeconds} s` : error.name]),
      );
  }
  return ended;
}

const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test("gives turns without waiting until AWS throttles", async () => {
  const ended = turnsOf(new PacedOperation(1, noJitter), ["ana", "ben", "cem"]);
  await later(0);
  expect(ended.map(([, seconds]) => seconds)).toEqual([0, 0, 0]);
});

test("gives a turn a second once AWS has throttled", async () => {
  const operation = new PacedOperation(1, noJitter);
  operation.throttled(performance.now());
  const ended = turnsOf(operation, ["ana", "ben", "cem"]);
  await later(10_000);
  expect(ended).toEqual([
    ["ana", 1],
    ["ben", 2],
    ["cem", 3],
  ]);
});

test("gives five turns a second where AWS takes five", async () => {
  const operation = new PacedOperation(5, noJitter);
  operation.throttled(performance.now());
  const ended = turnsOf(
    operation,
    Array.from({ length: 50 }, (_, index) => `person ${index}`),
  );
  await later(5100);
  expect(ended).toHaveLength(25);
});

test("refuses at once whom no turn in time is left for, and says when one may be", async () => {
  const operation = new PacedOperation(1, noJitter);
  operation.throttled(performance.now());
  const people = Array.from({ length: 21 }, (_, index) => `person ${index}`);
  const ended = turnsOf(operation, people);
  await later(0);
  expect(ended).toEqual([
    ["person 19", "in 21 s"],
    ["person 20", "in 21 s"],
  ]);
});

test("does not keep a turn for a call that was given up", async () => {
  const operation = new PacedOperation(1, noJitter);
  operation.throttled(performance.now());
  const leaving = new AbortController();
  const left = turnsOf(operation, ["ana"], leaving);
  const ended = turnsOf(operation, ["ben"]);
  leaving.abort();
  await later(1100);
  expect([left, ended]).toEqual([[["ana", "AbortError"]], [["ben", 1]]]);
});

test("gives no turn to a call that was given up before it asked", async () => {
  const leaving = new AbortController();
  leaving.abort();
  const ended = turnsOf(new PacedOperation(1, noJitter), ["ana"], leaving);
  await later(0);
  expect(ended).toEqual([["ana", "AbortError"]]);
});

test("leaves no timer behind when everybody had their turn", async () => {
  const operation = new PacedOperation(1, noJitter);
  operation.throttled(performance.now());
  turnsOf(operation, ["ana", "ben"]);
  await later(3000);
  expect(vi.getTimerCount()).toBe(0);
});

test("is the same for every call of the operation in the process", async () => {
  pacedOperation("CreateCase", 1).throttled(performance.now());
  vi.resetModules();
  const again = await import("./paced-operation");
  const ended = turnsOf(again.pacedOperation("CreateCase", 1), ["ana"]);
  await later(900);
  expect(ended).toEqual([]);
});

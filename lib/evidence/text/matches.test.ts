import { expect, test } from "vitest";
import { firstMatchIn, matchesIn } from "./matches";

test.each([
  ["words", "one two three", /\w+/g],
  ["nothing", "one", /\d/g],
  ["empty matches", "aba", /b*/g],
])("finds %s as matchAll does", (_name, text, pattern) => {
  const starts = (matches: Iterable<RegExpExecArray>) => [...matches].map(({ 0: match, index }) => [match, index]);
  expect(starts(matchesIn(text, pattern))).toEqual(starts(text.matchAll(pattern)));
});

test("each search starts at the beginning", () => {
  const pattern = /\d/g;
  expect([firstMatchIn("a1", pattern), firstMatchIn("1a", pattern), matchesIn("12", pattern).length]).toEqual([
    "1",
    "1",
    2,
  ]);
});

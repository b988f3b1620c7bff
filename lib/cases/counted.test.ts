import { expect, test } from "vitest";
import { counted, formatCount } from "./counted";

test.each([
  [0, "watcher", "0 watchers"],
  [1, "watcher", "1 watcher"],
  [2, "watcher", "2 watchers"],
  [1, "IP address", "1 IP address"],
  [2, "IP address", "2 IP addresses"],
])("%i and %j give %j", (count, noun, words) => {
  expect(counted(count, noun)).toBe(words);
});

test.each([
  [0, "0"],
  [999, "999"],
  [12_000, "12,000"],
  [1_234_567, "1,234,567"],
])("%d is written as %s", (count, text) => {
  expect(formatCount(count)).toBe(text);
});

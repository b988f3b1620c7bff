import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCommentParts } from "./comment-parts";
import { maxCommentCharacters } from "./comment-rules";
import { codePointLength } from "./text";

const withoutMarks = (parts: readonly string[]) => parts.map((part) => part.replace(/^\(\d+ of \d+ · k3f9\)\n/, ""));
const lines = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, "x"));

describe("toCommentParts", () => {
  test("leaves a text that fits as it is", () => {
    const text = "😀".repeat(maxCommentCharacters);
    expect(toCommentParts(text, "k3f9")).toEqual([text]);
  });

  test("numbers and marks the parts of a longer one", () => {
    const parts = toCommentParts(lines(400, 100).join("\n"), "k3f9");
    expect(parts.map((part) => part.split("\n")[0])).toEqual([
      "(1 of 4 · k3f9)",
      "(2 of 4 · k3f9)",
      "(3 of 4 · k3f9)",
      "(4 of 4 · k3f9)",
    ]);
  });

  test("cuts at line ends, and loses none", () => {
    const text = lines(3000, 60).join("\n");
    expect(withoutMarks(toCommentParts(text, "k3f9")).join("\n")).toBe(text);
  });

  test("cuts a line that no comment can hold, never within a character", () => {
    const text = "😀".repeat(30_000);
    const parts = toCommentParts(text, "k3f9");
    expect([withoutMarks(parts).join(""), parts.every((part) => part.isWellFormed())]).toEqual([text, true]);
  });

  test("keeps every part within AWS's limit and every character, for any text", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 30 });
    const text = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 500 }))
      .map(([some, times]) => Array.from({ length: times }, () => some.join("\n")).join("\n"));
    fc.assert(
      fc.property(text, (whole) => {
        const parts = toCommentParts(whole, "k3f9");
        expect(Math.max(...parts.map(codePointLength))).toBeLessThanOrEqual(maxCommentCharacters);
        const joined = parts.length === 1 ? parts.join("") : withoutMarks(parts).join("\n");
        expect(joined === whole).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("gives the same parts for the same text", () => {
    const text = lines(500, 90).join("\n");
    expect(toCommentParts(text, "k3f9")).toEqual(toCommentParts(text, "k3f9"));
  });
});

import { describe, expect, test } from "vitest";
import { commentsFollow, splitDescription, withComments, withoutContinuation } from "./long-description";
import { codePointLength } from "./text";

const goesOn = "\n\n(Continued in the comments.)";
const line = `${"A sentence of an analyst. ".repeat(4)}\n`;

describe("a description", () => {
  test.each([
    ["short", "Keys in use."],
    ["of exactly 8,000 characters", "x".repeat(8000)],
    ["of exactly 8,000 characters beyond the basic plane", "🔑".repeat(8000)],
    ["with the marker first, which would leave it empty", `${commentsFollow}\nThe log`],
    ["with the marker inside a line", `See ${commentsFollow} below`],
  ])("%s goes into the case whole", (_, text) => {
    expect(splitDescription(text)).toEqual({ inCase: text, asComments: "" });
  });

  test.each([
    ["of lines", line.repeat(200)],
    ["of one line", "x".repeat(30_000)],
    ["of one line of characters beyond the basic plane", "🔑".repeat(8001)],
    ["whose first line is short and whose second is endless", `Keys in use.\n${"x".repeat(20_000)}`],
    ["that is one character too long", "x".repeat(8001)],
  ])("%s loses nothing and fits", (_, text) => {
    const { inCase, asComments } = splitDescription(text);
    expect(codePointLength(inCase)).toBeLessThanOrEqual(8000);
    expect(codePointLength(inCase)).toBeGreaterThan(3900);
    expect(inCase.endsWith(goesOn)).toBe(true);
    const [first] = inCase.split(goesOn);
    expect([first + asComments, `${first}\n${asComments}`]).toContain(text);
  });

  test("is split at the marker, and at the limit before it", () => {
    expect(splitDescription(`Keys in use.\n\n${commentsFollow}\nThe log\nof it`)).toEqual({
      inCase: `Keys in use.${goesOn}`,
      asComments: "The log\nof it",
    });
    const both = splitDescription(`${line.repeat(100)}${commentsFollow}\nThe log`);
    expect(both.asComments.endsWith("\n\nThe log")).toBe(true);
    expect(both.asComments.startsWith("A sentence")).toBe(true);
  });
});

test("texts that are added go out as comments, one after the other, below what is there", () => {
  const both = withComments(withComments("Keys in use.\n", "The log"), "The list");
  expect(splitDescription(both)).toEqual({ inCase: `Keys in use.${goesOn}`, asComments: "The log\n\nThe list" });
});

test("a case's description loses the line about comments that only that case has", () => {
  const { inCase } = splitDescription(line.repeat(200));
  expect([withoutContinuation(inCase), withoutContinuation("Keys in use.")]).toEqual([
    inCase.slice(0, -goesOn.length),
    "Keys in use.",
  ]);
});

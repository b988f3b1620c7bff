import { describe, expect, test } from "vitest";
import { commentSchema, isSameComment } from "./comment";

const aComment = (parts: Record<string, unknown> = {}) => ({
  caseId: "1234567890",
  body: "Hello",
  clientToken: "token",
  ...parts,
});
const problemsOf = (parts: Record<string, unknown>) =>
  commentSchema.safeParse(aComment(parts)).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("a comment", () => {
  test("is sent with one kind of line end", () => {
    expect(commentSchema.parse(aComment({ body: "one\r\ntwo\rthree " }))).toMatchObject({ body: "one\ntwo\nthree " });
  });

  test.each([
    [{ body: " \n " }, "body: Enter a comment"],
    [
      { body: "a\u0000" },
      "body: Comment: Character 2 is an invisible character that cannot be sent (U+0000). Remove it.",
    ],
    [{ body: "x".repeat(12_001) }, "body: Comment is 1 character too long: AWS accepts 12000."],
  ])("is refused, with the reason: %#", (parts, problem) => {
    expect(problemsOf(parts)).toEqual([problem]);
  });

  test("can have 12,000 emoji", () => {
    expect(problemsOf({ body: "😀".repeat(12_000) })).toBeUndefined();
  });

  test.each([
    ["another case's path", { caseId: "1234567890/../x" }],
    ["no token", { clientToken: "" }],
    ["a member that comments do not have", { creator: "AWS Responder" }],
  ])("is refused with %s", (_what, parts) => {
    expect(problemsOf(parts)).toHaveLength(1);
  });
});

describe("isSameComment", () => {
  test("overlooks line ends and outer space", () => {
    expect(isSameComment("one\r\ntwo\n", " one\ntwo")).toBe(true);
  });

  test("overlooks nothing within the text", () => {
    expect([isSameComment("one  two", "one two"), isSameComment("One", "one")]).toEqual([false, false]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findInvisible, removeInvisible } from "./invisible-text";
import { maybeInvisible } from "./maybe-invisible";
import { problemInText } from "./text";

describe("invisible characters", () => {
  test.each([
    ["a byte order mark", "\uFEFFkeys", "keys", ["U+FEFF"]],
    ["a colour of the terminal, whole", "\u001B[31mred\u001B[0m", "red", ["terminal code", "terminal code"]],
    ["a title of the terminal, whole", "\u001B]0;root@host\u0007$ ls", "$ ls", ["terminal code"]],
    ["an eight-bit control sequence", "\u009B1mbold", "bold", ["terminal code"]],
    ["a bare escape", "a\u001B", "a", ["U+001B"]],
    ["zero-width spaces", "192\u200B.0.2.1", "192.0.2.1", ["U+200B"]],
    ["a joiner between plain letters", "ad\u200Dmin", "admin", ["U+200D"]],
    ["bidirectional controls", "\u202Egpj.exe\u202C", "gpj.exe", ["U+202E", "U+202C"]],
    ["a soft hyphen", "pass\u00ADword", "password", ["U+00AD"]],
    ["hidden tags", "hello\u{E0041}\u{E0042}", "hello", ["U+E0041"]],
    ["half of a broken character", "key \uD83D", "key ", ["U+D83D"]],
  ])("%s is found and removed", (_name, text, cleaned, names) => {
    expect([removeInvisible(text), findInvisible(text).map(({ name }) => name)]).toEqual([cleaned, names]);
  });

  test.each([
    ["line ends and tabs", "a\tb\r\nc\nd"],
    ["a family of emoji", "👨‍👩‍👧‍👦"],
    ["a flag that is spelled with tags", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"],
    ["Persian with its joiners", "می\u200Cخواهم"],
    ["Hindi with its joiners", "क्\u200Dष"],
    ["CJK text", "調査 🔑"],
  ])("%s stay", (_name, text) => {
    expect([removeInvisible(text), findInvisible(text)]).toEqual([text, []]);
  });

  test("are gone after one removal, and the rest can be sent", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = removeInvisible(text);
        expect(problemInText(cleaned, { multiline: true })).toBeUndefined();
      }),
    );
  });

  test("never hide from the cheap check", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(findInvisible(text).length === 0 || maybeInvisible.test(text)).toBe(true);
      }),
    );
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u001B[31m", "\uFEFF", "\u200D", "\u202E", "\u009B", "\uD83D", "\u{E0041}", "🏴", "a", "\n"),
    ),
  )
  .map((parts) => parts.join("").replaceAll("\r", ""));

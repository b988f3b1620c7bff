import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength, problemInText, quoted, splitAtHidden, toSentText } from "./text";

const anyUnits = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
const anyText = fc.oneof(anyUnits, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

describe("codePointLength", () => {
  test("counts an emoji made of seven code points as seven", () => {
    expect(codePointLength("👨‍👩‍👧‍👦")).toBe(7);
  });

  test("counts what JavaScript's own iteration over code points counts, for any text", () => {
    fc.assert(fc.property(anyText, (text) => codePointLength(text) === Array.from(text).length));
  });
});

describe("toSentText", () => {
  test.each([
    ["CRLF", "a\r\nb"],
    ["CR", "a\rb"],
    ["LF", "a\nb"],
  ])("turns %s into one LF", (_name, typed) => {
    expect(toSentText(typed)).toBe("a\nb");
  });

  test("keeps the white space around a multiline text", () => {
    expect(toSentText("  a\n", { multiline: true })).toBe("  a\n");
  });

  test("drops the white space around a single line, and keeps it inside", () => {
    expect(toSentText(" a  b\t", { multiline: false })).toBe("a  b");
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, multiline) => {
        const once = toSentText(text, { multiline });
        return toSentText(once, { multiline }) === once;
      }),
    );
  });
});

describe("problemInText", () => {
  test("reports the position in characters as people count them", () => {
    expect(problemInText("😀😀\u0000", { multiline: true })).toBe(
      "Character 3 is an invisible character that cannot be sent (U+0000). Remove it.",
    );
  });

  test.each([
    ["a line break", "a\nb", "Character 2 is a line break. Remove it."],
    ["a tab", "a\tb", "Character 2 is a tab. Remove it."],
    ["U+2028", "a\u2028b", "Character 2 is a line break. Remove it."],
  ])("refuses %s in a single line", (_name, text, sentence) => {
    expect(problemInText(text, { multiline: false })).toBe(sentence);
  });

  test("allows tabs and line feeds in a multiline text", () => {
    expect(problemInText("a\tb\nc", { multiline: true })).toBeUndefined();
  });

  test.each([
    ["a lone high surrogate", "a\ud83d", "one half of a broken character"],
    ["a lone low surrogate", "a\ude00", "one half of a broken character"],
    ["an escape", "a\u001b", "(U+001B)"],
    ["a C1 control", "a\u0085", "(U+0085)"],
    ["a byte order mark", "a\ufeff", "(U+FEFF)"],
    ["a noncharacter", "a\u{1fffe}", "(U+1FFFE)"],
  ])("refuses %s", (_name, text, part) => {
    expect(problemInText(text, { multiline: true })).toContain(part);
  });

  test("keeps bidirectional controls, emoji and private-use characters", () => {
    expect(problemInText("\u202eabc\u2066 👨‍👩‍👧‍👦 \ue000", { multiline: false })).toBeUndefined();
  });

  test("lets only well-formed texts through", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(problemInText(text, { multiline: true }) === undefined);
        return text.isWellFormed() && !/[\p{Cc}\ufeff]/u.test(text.replace(/[\t\n]/g, ""));
      }),
    );
  });
});

describe("splitAtHidden", () => {
  test("names the control between two pieces of text", () => {
    expect(splitAtHidden("exe.\u202etxt")).toEqual([
      { kind: "text", text: "exe." },
      { kind: "hidden", text: "\u202e", codePoint: "U+202E" },
      { kind: "text", text: "txt" },
    ]);
  });

  test.each([
    ["a zero-width space", "a\u200bb", "U+200B"],
    ["a word joiner", "a\u2060b", "U+2060"],
    ["a tag", "a\u{E0041}b", "U+E0041"],
    ["a mark of direction", "a\u200fb", "U+200F"],
    ["a joiner between Latin letters", "pay\u200dpal", "U+200D"],
    ["a non-joiner at the end", "admin\u200c", "U+200C"],
  ])("names %s", (_what, text, codePoint) => {
    expect(splitAtHidden(text)).toContainEqual(expect.objectContaining({ kind: "hidden", codePoint }));
  });

  test.each(["👩‍👩‍👧", "می‌خواهم", "क्‍ष", "❤️", "naïve façade"])("leaves %s as it is", (text) => {
    expect(splitAtHidden(text)).toEqual([{ kind: "text", text }]);
  });

  test("loses nothing of any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\u202a", "\u2069", "é", "\u200d", "\u{E0041}", "😀", " ") }),
        (text) =>
          splitAtHidden(text)
            .map((segment) => segment.text)
            .join("") === text,
      ),
    );
  });
});

describe("quoted", () => {
  test("cuts a long text", () => {
    expect(quoted("😀".repeat(50))).toBe(`“${"😀".repeat(40)}…”`);
  });
});

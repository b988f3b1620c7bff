import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWatcherRows } from "./watcher-rows";

describe("readWatcherRows", () => {
  test.each([
    "a@example.com; b@example.com",
    "a@example.com, b@example.com",
    "a@example.com b@example.com",
    "a@example.com\r\n\r\nb@example.com\n",
    "mailto:a@example.com\n<b@example.com>;",
    "\uFEFFa@example.com\u200B\nb@exam\u00ADple.com",
  ])("makes a row of each address of %j", (pasted) => {
    expect(readWatcherRows(pasted)).toEqual([row("a@example.com"), row("b@example.com")]);
  });

  test("reads addresses and names as a mail program lists them", () => {
    expect(readWatcherRows("Doe, Jane <a@example.com>; Bob <b@example.com>")).toEqual([
      row("a@example.com", "Doe, Jane"),
      row("b@example.com", "Bob"),
    ]);
  });

  test("reads a mail program's comma as the end of an address", () => {
    expect(readWatcherRows('"Doe; Jane" <a@example.com>, Bob <b@example.com>, c@example.com')).toEqual([
      row("a@example.com", "Doe; Jane"),
      row("b@example.com", "Bob"),
      row("c@example.com"),
    ]);
  });

  test.each([
    ["one person", "Jane Doe <a@example.com>", row("a@example.com", "Jane Doe")],
    ["a title behind the address", "Jane Doe <a@example.com> Analyst", row("a@example.com", "Jane Doe", "Analyst")],
    ["a link", "mailto:a@example.com", row("a@example.com")],
    ["a row of a spreadsheet", "a@example.com\tJane Doe\tAnalyst", row("a@example.com", "Jane Doe", "Analyst")],
    ["a row without a name", "a@example.com\t\tAnalyst", row("a@example.com", "", "Analyst")],
    [
      "a row that begins with the name",
      "Jane Doe\ta@example.com\tAnalyst",
      row("a@example.com", "Jane Doe", "Analyst"),
    ],
    ["first and last name", "Jane\tDoe\ta@example.com", row("a@example.com", "Jane Doe")],
    ["a row of a file", 'a@example.com,"Doe, Jane",Analyst', row("a@example.com", "Doe, Jane", "Analyst")],
    ["a row with semicolons", "Doe;Jane;a@example.com;Analyst", row("a@example.com", "Doe, Jane", "Analyst")],
    ["a person in a cell", "Jane Doe <a@example.com>\tAnalyst", row("a@example.com", "Jane Doe", "Analyst")],
  ])("reads %s", (_name, pasted, expected) => {
    expect(readWatcherRows(pasted)).toEqual([expected]);
  });

  test.each(["Email\tName\tJob title", "E-mail address", "name,email"])("drops the heading %j", (heading) => {
    expect(readWatcherRows(`${heading}\na@example.com`)).toEqual([row("a@example.com")]);
  });

  test("keeps a first line that is not a heading", () => {
    expect(readWatcherRows("Jane\na@example.com")).toEqual([row("Jane"), row("a@example.com")]);
  });

  test("keeps what is not an address as it was, for the form to complain about", () => {
    expect(readWatcherRows("a@example.com; ask Bob; b@@example.com")).toEqual([
      row("a@example.com"),
      row("ask Bob"),
      row("b@@example.com"),
    ]);
  });

  test("keeps a sentence whole", () => {
    expect(readWatcherRows("ask a@example.com about it")).toEqual([row("ask a@example.com about it")]);
  });

  test.each(["", "Jane Doe; Bob", "one\ntwo"])(
    "returns no rows for %j, where nothing could be an address",
    (pasted) => {
      expect(readWatcherRows(pasted)).toEqual([]);
    },
  );

  test("treats an unclosed quotation mark as any other character", () => {
    expect(readWatcherRows('"Jane <a@example.com>; b@example.com')).toEqual([
      row("a@example.com", '"Jane'),
      row("b@example.com"),
    ]);
  });

  test("keeps every letter of any text with an address in its first line", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.,;\t\n "<>@') }), (pasted) => {
        const text = `x@example.com\n${pasted}`;
        const kept = readWatcherRows(text)
          .map(({ email, name, jobTitle }) => email + name + jobTitle)
          .join("");
        expect(lettersOf(kept)).toBe(lettersOf(text));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['",', '"', "@", "<@", "@,", " "])(
    "reads half a megabyte of %j in no time",
    (signs) => {
      expect(readWatcherRows(`x@${signs.repeat(500_000 / signs.length)}`).length).toBeGreaterThan(0);
    },
    5_000,
  );
});

// Sorted: the cells of a row may change places.
function lettersOf(text: string): string {
  return [...text.replace(/[^abx]/g, "")].sort().join("");
}

function row(email: string, name = "", jobTitle = "") {
  return { email, name, jobTitle };
}

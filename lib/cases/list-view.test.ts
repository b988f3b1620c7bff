import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultView, type ListView, readFragment, sortKeys, toFragment } from "./list-view";

describe("the address of a list", () => {
  test("says nothing of the default", () => {
    expect(toFragment(defaultView)).toBe("");
  });

  test("says what differs, after a # only", () => {
    const view: ListView = {
      ...defaultView,
      search: "key & role",
      status: "Ready to Close",
      resolver: "Self",
      isClosedShown: true,
      sort: "title",
      isDescending: false,
    };
    expect(toFragment(view)).toBe("#search=key+%26+role&status=Ready+to+Close&resolver=Self&closed=shown&sort=title");
  });

  test("brings any view again", () => {
    const view = fc.record({
      search: fc.string({ unit: "grapheme", maxLength: 40 }),
      status: fc.string({ maxLength: 20 }),
      resolver: fc.constantFrom("", "AWS", "Self"),
      isClosedShown: fc.boolean(),
      sort: fc.constantFrom(...sortKeys),
      isDescending: fc.boolean(),
    });
    fc.assert(
      fc.property(view, (one) => {
        expect(readFragment(toFragment(one))).toEqual(one);
      }),
    );
  });

  test.each(["", "#", "#sort=owner", "#closed=yes", "#case-v1=e30", "#%E0%A4%A"])("%j is the default", (fragment) => {
    expect(readFragment(fragment)).toEqual(defaultView);
  });

  test("cuts what is too long to be meant", () => {
    expect(readFragment(`#search=${"x".repeat(10_000)}`).search).toHaveLength(300);
  });
});

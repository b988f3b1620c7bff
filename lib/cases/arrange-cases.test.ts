import { describe, expect, test } from "vitest";
import { aListedCase } from "./a-listed-case";
import { arrangeCases, toMatcher } from "./arrange-cases";
import { defaultView, type ListView } from "./list-view";
import type { ListedCase } from "./listed-case";

const a = aListedCase;

function ordered(cases: readonly ListedCase[], view: Partial<ListView>): string[] {
  return arrangeCases(cases, { ...defaultView, ...view }).others.map(({ caseId }) => caseId);
}

describe("the cases that wait for an answer", () => {
  test("are those in which AWS waits for the customer", () => {
    const { waiting, others } = arrangeCases(
      [
        a({ caseId: "1000000001" }),
        a({ caseId: "1000000002", pendingAction: "Customer" }),
        a({ caseId: "1000000003", pendingAction: "Customer", resolverType: "Self" }),
      ],
      defaultView,
    );
    expect(waiting.map(({ caseId }) => caseId)).toEqual(["1000000002"]);
    expect(others.map(({ caseId }) => caseId)).toEqual(["1000000003", "1000000001"]);
  });

  test("are no closed ones", () => {
    const closed = a({ pendingAction: "Customer", caseStatus: "Closed" });
    const { waiting, others } = arrangeCases([closed], { ...defaultView, isClosedShown: true });
    expect([waiting, others]).toEqual([[], [closed]]);
  });
});

describe("closed cases", () => {
  const cases = [a({ caseId: "1000000001" }), a({ caseId: "1000000002", caseStatus: "Closed" })];

  test("are left out at first", () => {
    expect(ordered(cases, {})).toEqual(["1000000001"]);
  });

  test("are there when asked for", () => {
    expect(ordered(cases, { isClosedShown: true })).toEqual(["1000000002", "1000000001"]);
  });

  test("are there when their status is chosen", () => {
    const view = { ...defaultView, status: "Closed" };
    expect(arrangeCases(cases, view).others.filter(toMatcher(view))).toEqual([cases[1]]);
  });
});

describe("the order", () => {
  test("is newest first, and what AWS did not date comes last", () => {
    const cases = [
      a({ caseId: "1000000001", createdAt: 1 }),
      a({ caseId: "1000000002", createdAt: undefined }),
      a({ caseId: "1000000003", createdAt: 3 }),
    ];
    expect(ordered(cases, {})).toEqual(["1000000003", "1000000001", "1000000002"]);
    expect(ordered(cases, { isDescending: false })).toEqual(["1000000001", "1000000003", "1000000002"]);
  });

  test("of statuses is that in which a case goes through them, unknown ones last", () => {
    const cases = ["Paused", "Closed", "Submitted", "Ready to Close"].map((status, index) =>
      // AWS can have statuses that its model did not have yet.
      a({ caseId: `100000000${index}`, caseStatus: status as ListedCase["caseStatus"] }),
    );
    const view = { ...defaultView, sort: "status", isDescending: false, isClosedShown: true } as const;
    expect(arrangeCases(cases, view).others.map(({ caseStatus }) => caseStatus)).toEqual([
      "Submitted",
      "Ready to Close",
      "Closed",
      "Paused",
    ]);
  });

  test("of titles reads numbers as numbers and no case", () => {
    const cases = ["drill 10", "Drill 9", "Äther", "azure"].map((title, index) =>
      a({ caseId: `100000000${index}`, title }),
    );
    const { others } = arrangeCases(cases, { ...defaultView, sort: "title", isDescending: false });
    expect(others.map(({ title }) => title)).toEqual(["Äther", "azure", "Drill 9", "drill 10"]);
  });

  test("of IDs is that of numbers of any length", () => {
    const cases = ["9999999999", "10000000000", "12345678901234567890123456789012"].map((caseId) => a({ caseId }));
    expect(ordered(cases, { sort: "case" })).toEqual(["12345678901234567890123456789012", "10000000000", "9999999999"]);
  });

  test("is the same for equal cases, whichever came first from AWS", () => {
    const cases = ["1000000001", "1000000002", "1000000003"].map((caseId) => a({ caseId }));
    expect(ordered(cases, { sort: "status" })).toEqual(ordered([...cases].reverse(), { sort: "status" }));
  });
});

describe("the search", () => {
  test.each([
    ["KEYS", true],
    ["keys unknown", true],
    ["34567", true],
    ["ｋｅｙｓ", true],
    ["  ", true],
    ["keys stolen", false],
    [".*", false],
  ])("for %j finds the case: %s", (search, isFound) => {
    expect(toMatcher({ ...defaultView, search })(a())).toBe(isFound);
  });

  test.each([
    [{ status: "Acknowledged" }, true],
    [{ status: "Submitted" }, false],
    [{ resolver: "AWS" }, true],
    [{ resolver: "Self" }, false],
    [{ status: "Acknowledged", search: "nothing" }, false],
  ])("is narrowed by %j: %s", (filters, isFound) => {
    expect(toMatcher({ ...defaultView, ...filters })(a())).toBe(isFound);
  });
});

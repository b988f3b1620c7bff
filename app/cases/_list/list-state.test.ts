import { describe, expect, test } from "vitest";
import { aListedCase } from "@/lib/cases/a-listed-case";
import type { CasesPage } from "./cases-page";
import { countMissing, type ListEvent, type ListState, reduceList, toListState } from "./list-state";

const idOf = (index: number) => String(1_000_000_000 + index);

/** The page with these cases of AWS's list. */
function page(from: number, to: number, nextToken?: string): CasesPage {
  const cases = Array.from({ length: to - from }, (_, index) => aListedCase({ caseId: idOf(from + index) }));
  return { status: "read", cases, total: 60, ...(nextToken === undefined ? {} : { nextToken }) };
}

const read = (one: CasesPage, at = 2): ListEvent => ({ type: "read", page: one, at });

/** The page that is read next, after these events. */
function play(state: ListState, ...events: ListEvent[]) {
  return events.reduce((step, event) => reduceList(step.state, event), { state, effects: [] } as ReturnType<
    typeof reduceList
  >);
}

const first = toListState(page(0, 25, "second"), 1);

describe("a list of cases", () => {
  test("is read from the page after the one it came with, page by page, to the end", () => {
    expect(play(first, { type: "started" }).effects).toEqual([{ token: "second" }]);
    expect(play(first, read(page(25, 50, "third"))).effects).toEqual([{ token: "third" }]);
    const { state, effects } = play(first, read(page(25, 50, "third")), read(page(50, 60), 3));
    expect([state.cases.size, state.reading, state.readAt, effects]).toEqual([60, { at: "end" }, 3, []]);
  });

  test("that came whole is not read again", () => {
    expect(play(toListState(page(0, 25), 1), { type: "started" }).effects).toEqual([]);
  });

  test("keeps what it has when a page fails, and goes on from that page", () => {
    const failed = play(first, read({ status: "unavailable", reason: "AWS had an error.", awsRequestId: "r-1" }));
    expect([failed.state.cases.size, countMissing(failed.state), failed.effects]).toEqual([25, 35, []]);
    expect(failed.state.reading).toMatchObject({ failure: { reason: "AWS had an error.", awsRequestId: "r-1" } });
    expect(play(failed.state, { type: "resumed" }).effects).toEqual([{ token: "second" }]);
  });

  test("begins again when AWS no longer takes the token", () => {
    const refused = play(first, read({ status: "absent" }));
    const again = play(refused.state, { type: "resumed" });
    expect([again.effects, again.state.read.size, again.state.cases.size]).toEqual([[{ token: undefined }], 0, 25]);
  });

  test("does not follow a token that leads back to its own page", () => {
    const { state, effects } = play(first, read(page(25, 50, "second")));
    expect([state.reading.at, effects]).toEqual(["stop", []]);
  });

  test("does not follow a token that leads back to an earlier page, and begins again from the first", () => {
    const { state, effects } = play(first, read(page(25, 50, "third")), read(page(0, 25, "second")));
    const again = play(state, { type: "resumed" });
    expect([state.reading.at, effects, again.effects]).toEqual(["stop", [], [{ token: undefined }]]);
    expect(play(again.state, read(page(0, 25, "second"))).effects).toEqual([{ token: "second" }]);
  });

  test("counts a case once, wherever AWS lists it", () => {
    expect(play(first, read(page(20, 45, "third"))).state.cases.size).toBe(45);
  });
});

describe("“Refresh”", () => {
  const complete = play(first, read(page(25, 50))).state;

  test("reads everything again and shows what was read before until then", () => {
    const { state, effects } = play(complete, { type: "refreshed" });
    expect([state.cases.size, state.read.size, effects]).toEqual([50, 0, [{ token: undefined }]]);
  });

  test("drops at the end what AWS no longer lists, and takes what changed", () => {
    const changed: CasesPage = { status: "read", cases: [aListedCase({ caseId: idOf(0), title: "Renamed" })] };
    const { state } = play(complete, { type: "refreshed" }, read(changed));
    expect([...state.cases.values()].map(({ title }) => title)).toEqual(["Renamed"]);
  });

  test("keeps all when it fails half way", () => {
    const { state } = play(
      complete,
      { type: "refreshed" },
      read(page(0, 25, "second")),
      read({ status: "unavailable" }),
    );
    expect([state.cases.size, state.read.size, countMissing(state)]).toEqual([50, 25, 35]);
  });

  test("does nothing while the list is read", () => {
    expect(play(first, { type: "refreshed" })).toEqual({ state: first, effects: [] });
  });
});

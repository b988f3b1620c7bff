import { describe, expect, test } from "vitest";
import { aHeldCase } from "@/lib/cases/a-held-case";
import { readChanges } from "@/lib/cases/case-changes";
import { type EditInput, toEditInput } from "@/lib/cases/edit-input";
import type { WatcherRow } from "@/lib/cases/watchers";
import { failed } from "@/lib/result";
import { type ChangeEvent, reduceChange } from "./change-reducer";
import { type Review, toChangeState } from "./change-state";

const held = toEditInput(aHeldCase());
const mine: EditInput = { ...held, title: "Mine" };

function reviewOf(input: EditInput): Review {
  const reading = readChanges(held, input);
  return { input, changes: reading.ok ? reading.changes : [] };
}

const reviewed: ChangeEvent = { type: "reviewed", review: reviewOf(mine) };
const saved: ChangeEvent = { type: "save" };

const follow = (...events: ChangeEvent[]) =>
  events.reduce((step, event) => reduceChange(step.state, event), {
    state: toChangeState(held),
    effects: [] as readonly unknown[],
  });

describe("the changes of a case", () => {
  test("are sent once, however often the button is pressed", () => {
    const { state, effects } = follow(reviewed, saved);
    expect([effects, reduceChange(state, saved).effects]).toEqual([[{ type: "send", review: reviewOf(mine) }], []]);
  });

  test("stay on the review when AWS refuses them", () => {
    const { state } = follow(reviewed, saved, { type: "answered", result: failed("access-denied") });
    expect([state.phase, state.answer]).toEqual([
      { name: "reviewing", review: reviewOf(mine) },
      failed("access-denied"),
    ]);
  });

  test("end with the draft once they are saved", () => {
    const { state, effects } = follow(reviewed, saved, { type: "answered", result: { status: "saved", held: mine } });
    expect([state.phase, effects]).toEqual([{ name: "saved", isSeen: true }, [{ type: "finish", input: mine }]]);
  });

  test("are said to be unseen when the case could not be read again", () => {
    const { state } = follow(reviewed, saved, { type: "answered", result: { status: "saved" } });
    expect(state).toMatchObject({ filled: mine, phase: { name: "saved", isSeen: false } });
  });

  test("that AWS kept in part leave the rest in the form", () => {
    const input = { ...mine, impactedServices: ["S3", "EC2"] };
    const kept = { ...held, title: "Mine" };
    const result = {
      status: "partly",
      isAccepted: true,
      held: kept,
      saved: ["title"],
      missing: ["impactedServices"],
    } as const;
    const { state, effects } = follow({ type: "reviewed", review: reviewOf(input) }, saved, {
      type: "answered",
      result: { ...result, saved: [...result.saved], missing: [...result.missing] },
    });
    expect([state.phase.name, state.filled, effects]).toEqual(["editing", kept, [{ type: "fill", input }]]);
    expect(reduceChange(state, { type: "reviewed", review: reviewOf(input) }).state.answer).toBeUndefined();
  });

  test("of which AWS kept half of a changed row leave the row as it was wanted", () => {
    const [watcher, ...others] = held.watchers;
    const renamed = { ...held, watchers: [{ ...watcher, name: "Renamed" } as WatcherRow, ...others] };
    const kept = { ...held, watchers: others };
    const { state, effects } = follow({ type: "reviewed", review: reviewOf(renamed) }, saved, {
      type: "answered",
      result: { status: "partly", isAccepted: true, held: kept, saved: ["watchers"], missing: ["watchers"] },
    });
    const wanted = { ...held, watchers: expect.arrayContaining(renamed.watchers) };
    expect([state.phase.name, state.filled, effects]).toEqual(["editing", kept, [{ type: "fill", input: wanted }]]);
  });

  test("go back to their fields when AWS dislikes one", () => {
    const issues = [{ path: "title", message: "Title: no" }];
    const { state, effects } = follow(reviewed, saved, {
      type: "answered",
      result: { status: "invalid", issues, awsRequestId: "request-1" },
    });
    expect([state.phase, effects]).toEqual([
      { name: "editing", refused: { awsRequestId: "request-1" } },
      [{ type: "mark-fields", issues }],
    ]);
  });
});

describe("somebody else's change", () => {
  const theirs = { ...held, title: "Theirs", description: "Theirs" };
  const overtaken = follow(reviewed, saved, { type: "answered", result: { status: "overtaken", held: theirs } });

  test("of the same field has to be decided", () => {
    expect(overtaken.state.phase).toMatchObject({
      name: "deciding",
      conflicts: [{ id: "title", mine: "Mine", theirs: "Theirs" }],
    });
  });

  test.each(["mine", "theirs"] as const)("is decided for %s, and the rest of it stays", (choice) => {
    const { state, effects } = reduceChange(overtaken.state, {
      type: "decided",
      choices: new Map([["title", choice]]),
    });
    const input = { ...theirs, title: choice === "mine" ? "Mine" : "Theirs" };
    expect([state.phase.name, state.filled, effects]).toEqual([
      "editing",
      theirs,
      [{ type: "fill", input }, { type: "review" }],
    ]);
  });

  test("since a draft was kept is merged into it", () => {
    const draft = {
      filled: { ...held, description: "Long ago" },
      input: { ...held, description: "Long ago", title: "Mine" },
    };
    const { state, effects } = follow({ type: "filled", draft });
    expect([state.filled, effects]).toEqual([held, [{ type: "fill", input: mine }]]);
  });

  test("since a draft was kept has to be decided where both changed the same", () => {
    const draft = { filled: { ...held, title: "Long ago" }, input: mine };
    expect(follow({ type: "filled", draft }).state.phase).toMatchObject({ name: "deciding" });
  });
});

import { describe, expect, test } from "vitest";
import { failed } from "@/lib/result";
import { type EditEvent, reduceEdit, toEditState } from "./edit-reducer";

const follow = (...events: EditEvent[]) =>
  events.reduce((step, event) => reduceEdit(step.state, event), {
    state: toEditState("Before"),
    effects: [] as readonly unknown[],
  });

const typed: EditEvent = { type: "typed", text: "After" };
const pressed: EditEvent = { type: "pressed" };

describe("an edit of a comment", () => {
  test("is sent once, and cannot change meanwhile", () => {
    const { state } = follow(typed, pressed);
    expect([reduceEdit(state, pressed).effects, reduceEdit(state, { type: "typed", text: "x" }).state.text]).toEqual([
      [],
      "After",
    ]);
  });

  test("stays as typed when AWS refuses it", () => {
    const { state } = follow(typed, pressed, { type: "answered", result: failed("access-denied") });
    expect([state.text, state.failure, state.isSending]).toEqual(["After", failed("access-denied"), false]);
  });

  test("shows what the comment says now, and replaces that at the next press", () => {
    const { state } = follow(typed, pressed, { type: "answered", result: { status: "overtaken", now: "Theirs" } });
    expect([state.isOvertaken, state.before, state.text]).toEqual([true, "Theirs", "After"]);
  });

  test("is compared with the comment as it is when a draft is restored", () => {
    const draft = { text: "After", before: "Long ago" };
    expect([
      follow({ type: "filled", draft }).state.isOvertaken,
      follow({ type: "filled", draft: { ...draft, before: "Before" } }).state.isOvertaken,
    ]).toEqual([true, false]);
  });
});

import { describe, expect, test } from "vitest";
import type { CommentDraft, CommentProgress } from "@/lib/cases/comment-draft";
import { failed } from "@/lib/result";
import { type CommentEffect, type CommentEvent, reduceComment, toCommentState } from "./comment-reducer";
import { answerOf, type CommentState, isFrozen, partsOf, restOf, toDraft, tokenOf } from "./comment-state";

const roleArn = "arn:aws:iam::111122223333:role/IncidentResponder";
const start = 1_000_000;
const minutes = (count: number) => count * 60_000;

const aDraft = (parts: Partial<CommentDraft> = {}): CommentDraft => ({
  text: "Hello",
  clientToken: "token",
  mark: "k3f9",
  next: 0,
  progress: { state: "editing" },
  ...parts,
});

/** The state and the last effects after these events. */
function follow(
  draft: CommentDraft,
  ...events: CommentEvent[]
): { state: CommentState; effects: readonly CommentEffect[] } {
  return events.reduce<{ state: CommentState; effects: readonly CommentEffect[] }>(
    ({ state }, event) => reduceComment(state, event),
    { state: toCommentState(draft), effects: [] },
  );
}

const pressed = (now = start): CommentEvent => ({ type: "pressed", now, roleArn });
const typed = (text: string): CommentEvent => ({ type: "typed", text });
const answered = (result: Extract<CommentEvent, { type: "answered" }>["result"]): CommentEvent => ({
  type: "answered",
  now: start,
  result,
});
const addedTimes = (copies: number | undefined, isRepeated = false) =>
  answered({ status: "added", copies, isRepeated });
const added = () => addedTimes(1);
const noAnswer = failed("aws-no-answer");
const conflict = failed("conflict");
const looked = (
  now: number,
  comments: { commentId: string; author: string; createdAt: number }[] = [],
): CommentEvent => ({
  type: "looked",
  now,
  found: { status: "found", comments },
});
const theirs = [{ commentId: "000001", author: "ana", createdAt: start }];
const longText = Array.from({ length: 300 }, (_, index) => `${index}`.padEnd(100, "x")).join("\n");

describe("a comment that is sent", () => {
  test("is tried under the page's role, for the first time", () => {
    expect(follow(aDraft(), pressed()).effects).toEqual([{ type: "send", roleArn, firstTriedAt: undefined }]);
  });

  test("leaves the box empty, under a new token", () => {
    const { state, effects } = follow(aDraft(), pressed(), added());
    expect([state.text, state.phase, effects]).toEqual(["", { name: "editing" }, [{ type: "save" }]]);
    expect(state.clientToken).not.toBe("token");
  });

  test("is sent once, however often the button is pressed", () => {
    expect(follow(aDraft(), pressed(), pressed()).effects).toEqual([]);
  });

  test("cannot change meanwhile", () => {
    const { state } = follow(aDraft(), pressed(), { type: "typed", text: "Other" });
    expect([state.text, isFrozen(state.phase)]).toEqual(["Hello", true]);
  });

  test("stays as typed when AWS refuses it, and can change", () => {
    const { state } = follow(aDraft(), pressed(), answered(failed("access-denied")), { type: "typed", text: "Hello!" });
    expect([state.text, answerOf(state.phase)]).toEqual(["Hello!", { failure: failed("access-denied") }]);
  });

  test("shows AWS's words about the text", () => {
    const issues = [{ path: "body", message: "No such words" }];
    const { state } = follow(aDraft(), pressed(), answered({ status: "invalid", issues }));
    expect(answerOf(state.phase)).toEqual({ failure: failed("refused", { awsMessage: "No such words" }) });
  });

  test.each([
    [2, { parts: 1, doubles: 1, isUnchecked: false, wasRepeated: true }],
    [1, { parts: 1, doubles: 0, isUnchecked: false, wasRepeated: true }],
    [undefined, { parts: 1, doubles: 0, isUnchecked: true, wasRepeated: true }],
  ])("says how often AWS has it: %s", (copies, outcome) => {
    expect(follow(aDraft(), pressed(), addedTimes(copies, true)).state.outcome).toEqual(outcome);
  });

  test("was not repeated if its first try was answered", () => {
    expect(follow(aDraft(), pressed(), added()).state.outcome).toMatchObject({ wasRepeated: false });
  });
});

describe("a comment whose outcome is unclear", () => {
  const unclear = [pressed(), answered(noAnswer)];

  test("is frozen, and sent again with the same text, token, role and first time", () => {
    const { state, effects } = follow(aDraft(), ...unclear, pressed(start + minutes(9)));
    expect([state.text, tokenOf(state), effects]).toEqual([
      "Hello",
      "token",
      [{ type: "send", roleArn, firstTriedAt: start }],
    ]);
  });

  test("is looked for first after ten minutes", () => {
    expect(follow(aDraft(), ...unclear, pressed(start + minutes(11))).effects).toEqual([
      { type: "look", firstTriedAt: start },
    ]);
  });

  test("is looked for first after a conflict", () => {
    expect(follow(aDraft(), pressed(), answered(conflict), pressed(start + 1000)).effects).toEqual([
      { type: "look", firstTriedAt: start },
    ]);
  });

  test("goes out again under the same token if AWS's list does not have it", () => {
    const { state, effects } = follow(aDraft(), ...unclear, pressed(start + minutes(11)), looked(start + minutes(11)));
    expect([tokenOf(state), effects]).toEqual(["token", [{ type: "send", roleArn, firstTriedAt: start }]]);
  });

  test("keeps its token after a conflict while AWS may still work on the first try", () => {
    const { state } = follow(aDraft(), pressed(), answered(conflict), pressed(start + 1000), looked(start + 2000));
    expect(tokenOf(state)).toBe("token");
  });

  test("gets another token once a conflict outlasts every request", () => {
    const later = start + minutes(2);
    const { state } = follow(aDraft(), pressed(), answered(conflict), pressed(later), looked(later));
    expect(tokenOf(state)).not.toBe("token");
  });

  test("is not sent while the analyst has not said whose the found one is", () => {
    const found = [...unclear, pressed(start + minutes(11)), looked(start + minutes(11), theirs)];
    expect(follow(aDraft(), ...found, pressed(start + minutes(12))).effects).toEqual([]);
  });

  test("is done when the found one is the analyst's", () => {
    const found = [...unclear, pressed(start + minutes(11)), looked(start + minutes(11), theirs)];
    const { state } = follow(aDraft(), ...found, { type: "claimed" });
    expect([state.text, state.phase, state.outcome?.wasRepeated]).toEqual(["", { name: "editing" }, true]);
  });

  test("goes out again when the analyst says so", () => {
    const found = [...unclear, pressed(start + minutes(11)), looked(start + minutes(11), theirs)];
    const { effects } = follow(aDraft(), ...found, { type: "insisted", now: start + minutes(12), roleArn: "other" });
    expect(effects).toEqual([{ type: "send", roleArn, firstTriedAt: start }]);
  });

  test("stays unclear when a later try is refused", () => {
    const { state } = follow(aDraft(), ...unclear, pressed(start + 1000), answered(failed("access-denied")));
    expect([state.phase.name, isFrozen(state.phase)]).toEqual(["unclear", true]);
  });

  test("can be looked for again when the portal did not answer", () => {
    const { effects } = follow(
      aDraft(),
      ...unclear,
      pressed(start + minutes(11)),
      { type: "looked", now: start, found: { status: "unavailable" } },
      pressed(start + minutes(12)),
    );
    expect(effects).toEqual([{ type: "look", firstTriedAt: start }]);
  });

  test("is left to the analyst's decision where the role cannot list comments", () => {
    const { state } = follow(aDraft(), ...unclear, pressed(start + minutes(11)), {
      type: "looked",
      now: start,
      found: { status: "denied" },
    });
    expect(reduceComment(state, { type: "insisted", now: start, roleArn }).effects).toMatchObject([{ type: "send" }]);
  });
});

describe("a long text", () => {
  const long = aDraft({ text: longText });

  test("goes out part by part, each after the one before, each with its own token", () => {
    const first = follow(long, pressed());
    const between = follow(long, pressed(), added());
    const second = follow(long, pressed(), added(), { type: "paused", now: start });
    expect([tokenOf(first.state), between.effects, tokenOf(second.state), second.effects]).toEqual([
      "token",
      [{ type: "save" }, { type: "pause" }],
      "token.1",
      [{ type: "send", roleArn, firstTriedAt: undefined }],
    ]);
  });

  test("is done after its last part", () => {
    const events = partsOf(long).flatMap((): CommentEvent[] => [{ type: "paused", now: start }, added()]);
    const { state } = follow(long, pressed(), ...events.slice(1));
    expect([state.text, state.outcome?.parts]).toEqual(["", partsOf(long).length]);
  });

  test("stops at a part that AWS refuses, and goes on from there", () => {
    const stopped = [pressed(), added(), { type: "paused", now: start }, answered(failed("throttled"))] as const;
    const { state } = follow(long, ...stopped);
    expect([state.phase.name, state.next, isFrozen(state.phase)]).toEqual(["stopped", 1, true]);
    const again = reduceComment(state, pressed(start + 5000));
    expect([tokenOf(again.state), again.effects]).toEqual([
      "token.1",
      [{ type: "send", roleArn, firstTriedAt: undefined }],
    ]);
  });

  test("remembers a double of an earlier part until the end", () => {
    const events = partsOf(long).flatMap((_, index): CommentEvent[] => [
      { type: "paused", now: start },
      addedTimes(index === 0 ? 2 : 1),
    ]);
    expect(follow(long, pressed(), ...events.slice(1)).state.outcome).toMatchObject({ doubles: 1 });
  });
});

describe("“Stop here, and copy the rest”", () => {
  const abandoned: CommentEvent = { type: "abandoned" };
  const stopped = [pressed(), added(), { type: "paused", now: start }, answered(failed("throttled"))] as const;

  test("frees the box, under a new token, and stores that", () => {
    const { state, effects } = follow(aDraft(), pressed(), answered(noAnswer), abandoned);
    expect([state.text, state.phase, effects]).toEqual(["", { name: "editing" }, [{ type: "save" }]]);
    expect(state.clientToken).not.toBe("token");
  });

  test("says whether AWS may have the comment", () => {
    const { state } = follow(aDraft(), pressed(), answered(noAnswer), abandoned);
    expect(state.abandoned).toEqual({ added: 0, parts: 1, isUnclear: true });
  });

  test("says how many parts AWS has", () => {
    const { state } = follow(aDraft({ text: longText }), ...stopped, abandoned);
    expect(state.abandoned).toEqual({ added: 1, parts: 3, isUnclear: false });
  });

  test("gives the parts that were not added, without their numbers", () => {
    const { state } = follow(aDraft({ text: longText }), ...stopped);
    expect(restOf(state)).toBe(longText.split("\n").slice(118).join("\n"));
  });

  test("brings what is kept for the next comment", () => {
    const kept = aDraft({ aside: "and more", progress: { state: "unclear", firstTriedAt: start, roleArn } });
    expect(follow(kept, abandoned).state.text).toBe("and more");
  });

  test("is over once something is typed", () => {
    expect(follow(aDraft(), pressed(), answered(noAnswer), abandoned, typed("x")).state.abandoned).toBeUndefined();
  });

  test("does nothing while the comment is on its way, or while the analyst has to say whose the found one is", () => {
    const sending = follow(aDraft(), pressed(), abandoned).state;
    const asked = [pressed(), answered(conflict), pressed(start + 1000), looked(start + 2000, theirs), abandoned];
    expect([sending, follow(aDraft(), ...asked).state].map(({ text }) => text)).toEqual(["Hello", "Hello"]);
  });
});

describe("“Discard draft”", () => {
  const empty = aDraft({ text: "", clientToken: "new" });

  test("empties the box", () => {
    expect(follow(aDraft(), { type: "filled", draft: empty }).state).toMatchObject({ text: "", clientToken: "new" });
  });

  test("can be taken back, beside what was typed since", () => {
    const events = [{ type: "filled", draft: empty }, typed("and more"), { type: "filled", draft: aDraft() }] as const;
    expect(follow(aDraft(), ...events).state.text).toBe("Hello\n\nand more");
  });
});

describe("a draft that is restored", () => {
  const tried = (state: "sending" | "unclear" | "stopped"): CommentProgress => ({
    state,
    firstTriedAt: start,
    roleArn,
  });

  test("is as unclear as before if its page died while it was sent", () => {
    const { state } = follow(aDraft({ text: "" }), { type: "filled", draft: aDraft({ progress: tried("sending") }) });
    expect([state.phase.name, state.text]).toEqual(["unclear", "Hello"]);
  });

  test("waits for a press at the part where it stopped", () => {
    const stopped = aDraft({ text: longText, next: 1, progress: tried("stopped") });
    const { state, effects } = follow(aDraft({ text: "" }), { type: "filled", draft: stopped }, pressed(start));
    expect([tokenOf(state), effects]).toEqual(["token.1", [{ type: "send", roleArn, firstTriedAt: undefined }]]);
  });

  test("comes before what was typed meanwhile", () => {
    const { state, effects } = follow(
      aDraft({ text: "" }),
      { type: "typed", text: "and more" },
      {
        type: "filled",
        draft: aDraft(),
      },
    );
    expect([state.text, effects]).toEqual(["Hello\n\nand more", [{ type: "keep" }]]);
  });

  test("is not doubled where the browser has restored the text too", () => {
    const { state } = follow(aDraft(), { type: "filled", draft: aDraft() });
    expect(state.text).toBe("Hello");
  });

  test.each(["unclear", "stopped"] as const)("leaves what was typed meanwhile for the next comment if %s", (name) => {
    const found = aDraft({ progress: tried(name) });
    const { state, effects } = follow(aDraft({ text: "" }), typed("and more"), { type: "filled", draft: found });
    expect([state.text, effects]).toEqual(["Hello", [{ type: "keep" }]]);
    const sent = reduceComment(state, pressed()).state;
    expect(reduceComment(sent, added()).state.text).toBe("and more");
  });

  test("goes out without what was typed meanwhile if it goes out by itself", () => {
    const queued = aDraft({ progress: { state: "queued" } });
    const { state } = follow(aDraft({ text: "" }), typed("half a th"), { type: "filled", draft: queued }, pressed());
    expect([state.text, reduceComment(state, added()).state.text]).toEqual(["Hello", "half a th"]);
  });

  test("is kept for the next comment if one was sent before it was found", () => {
    const queued = aDraft({ text: "The rest", progress: { state: "queued" } });
    const { state, effects } = follow(aDraft({ text: "" }), typed("Mine"), pressed(), {
      type: "filled",
      draft: queued,
    });
    expect([state.text, state.aside, effects]).toEqual(["Mine", "The rest", [{ type: "keep" }]]);
  });

  test("leaves the token of a comment that is on its way", () => {
    expect(tokenOf(follow(aDraft(), pressed(), { type: "renewed", clientToken: "other" }).state)).toBe("token");
  });

  test("brings back what is kept for the next comment", () => {
    const kept = aDraft({ progress: tried("unclear"), aside: "and more" });
    const { state } = follow(aDraft({ text: "" }), typed("and yet more"), { type: "filled", draft: kept });
    expect(toDraft(state)).toMatchObject({ text: "Hello", aside: "and more\n\nand yet more" });
  });

  test("is stored as it is", () => {
    const between = follow(aDraft({ text: longText }), pressed(), added()).state;
    const sending = follow(aDraft(), pressed()).state;
    const unclear = follow(aDraft(), pressed(), answered(noAnswer)).state;
    expect([between, sending, unclear].map((state) => toDraft(state).progress.state)).toEqual([
      "stopped",
      "sending",
      "unclear",
    ]);
  });
});

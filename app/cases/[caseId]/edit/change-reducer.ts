import { findConflicts, merge, type Versions } from "@/lib/cases/case-merge";
import type { EditInput } from "@/lib/cases/edit-input";
import type { ActionIssue, ActionResult } from "@/lib/result";
import type { Step } from "../../../_machine/create-machine";
import type { SavedChanges } from "../_changes/save-changes";
import type { ChangeDraft, ChangeState, Choices, Review } from "./change-state";

export type ChangeEvent =
  /** A draft, perhaps of a day ago, is in the form. */
  | { type: "filled"; draft: ChangeDraft }
  | { type: "reviewed"; review: Review }
  | { type: "back" }
  | { type: "save" }
  | { type: "answered"; result: SavedChanges | ActionResult }
  /** Without a choice, the case stays as it is. */
  | { type: "decided"; choices: Choices };

export type ChangeEffect =
  | { type: "fill"; input: EditInput }
  | { type: "keep" }
  | { type: "review" }
  | { type: "send"; review: Review }
  | { type: "mark-fields"; issues: readonly ActionIssue[] }
  /** Erases the draft, with the form as it was saved. */
  | { type: "finish"; input: EditInput };

type ChangeStep = Step<ChangeState, ChangeEffect>;

/** Ignores events that do not fit the phase. */
export function reduceChange(state: ChangeState, event: ChangeEvent): ChangeStep {
  const { phase } = state;
  const nothing: ChangeStep = { state, effects: [] };
  switch (event.type) {
    case "filled": {
      if (phase.name === "sending" || phase.name === "saved") return nothing;
      const { filled, input } = event.draft;
      return rebase({ ...state, answer: undefined }, { filled, now: input, held: state.held }, []);
    }
    case "reviewed":
      if (phase.name !== "editing" && phase.name !== "reviewing") return nothing;
      return {
        state: { ...state, phase: { name: "reviewing", review: event.review }, answer: undefined },
        effects: [],
      };
    case "back":
      if (phase.name !== "reviewing") return nothing;
      return { state: { ...state, phase: { name: "editing" }, answer: undefined }, effects: [] };
    case "save":
      if (phase.name !== "reviewing") return nothing;
      return {
        state: { ...state, phase: { ...phase, name: "sending" } },
        effects: [{ type: "send", review: phase.review }],
      };
    case "answered":
      return phase.name === "sending" ? answer(state, phase.review, event.result) : nothing;
    case "decided":
      return phase.name === "deciding" ? decide(state, phase.versions, event.choices) : nothing;
  }
}

function answer(before: ChangeState, review: Review, result: SavedChanges | ActionResult): ChangeStep {
  const state = { ...before, answers: before.answers + 1, answer: undefined };
  const now = review.input;
  switch (result.status) {
    case "saved": {
      const held = result.held ?? now;
      return {
        state: { ...state, filled: held, held, phase: { name: "saved", isSeen: result.held !== undefined } },
        effects: [{ type: "finish", input: held }],
      };
    }
    case "overtaken":
      return rebase(state, { filled: state.filled, now, held: result.held }, [{ type: "review" }]);
    case "partly":
      return keepMine({ ...state, answer: result }, { filled: state.filled, now, held: result.held });
    case "unchanged":
      return { state: { ...state, answer: result, phase: { name: "reviewing", review } }, effects: [{ type: "keep" }] };
    case "failed":
      return { state: { ...state, answer: result, phase: { name: "reviewing", review } }, effects: [{ type: "keep" }] };
    case "invalid": {
      const { issues, status: _, ...numbers } = result;
      return {
        state: { ...state, phase: { name: "editing", refused: numbers } },
        effects: [{ type: "mark-fields", issues }],
      };
    }
  }
}

/** The changes are now those of the case as it is, unless somebody has to decide first. */
function rebase(state: ChangeState, versions: Versions, andThen: readonly ChangeEffect[]): ChangeStep {
  const { filled, held } = versions;
  const conflicts = findConflicts(versions);
  if (conflicts.length > 0) {
    const phase = { name: "deciding", versions, conflicts } as const;
    return { state: { ...state, filled, held, phase }, effects: [{ type: "keep" }] };
  }
  return {
    state: { ...state, filled: held, held, phase: { name: "editing" } },
    effects: [{ type: "fill", input: merge(versions) }, ...andThen],
  };
}

/** AWS has a part of what was sent, so what differs is not somebody else's. */
function keepMine(state: ChangeState, versions: Versions): ChangeStep {
  const mine: Choices = new Map(findConflicts(versions).map(({ id }) => [id, "mine"]));
  const { held } = versions;
  return {
    state: { ...state, filled: held, held, phase: { name: "editing" } },
    effects: [{ type: "fill", input: merge(versions, mine) }],
  };
}

function decide(state: ChangeState, versions: Versions, choices: Choices): ChangeStep {
  const input = merge(versions, choices);
  return {
    state: { ...state, filled: versions.held, held: versions.held, phase: { name: "editing" } },
    effects: [{ type: "fill", input }, { type: "review" }],
  };
}

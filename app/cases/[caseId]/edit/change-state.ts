import type { CaseChange } from "@/lib/cases/case-changes";
import type { Choice, Conflict, Versions } from "@/lib/cases/case-merge";
import type { EditInput } from "@/lib/cases/edit-input";
import type { ActionFailure, SupportNumbers } from "@/lib/result";
import type { SavedChanges } from "../_changes/save-changes";

export type ChangeDraft = {
  /** The form as it was filled from the case. */
  filled: EditInput;
  input: EditInput;
};

export type ChangeState = {
  filled: EditInput;
  /** The form as the case would fill it, as far as this page knows. */
  held: EditInput;
  phase: Phase;
  /** Of the last try. */
  answer: Answer | undefined;
  /** Counts the answers, so that a repeated answer is announced again. */
  answers: number;
};

export type Phase =
  | { name: "editing"; refused?: SupportNumbers }
  | { name: "reviewing" | "sending"; review: Review }
  /** Somebody else changed the same. */
  | { name: "deciding"; versions: Versions; conflicts: readonly Conflict[] }
  | { name: "saved"; isSeen: boolean };

export type Review = { input: EditInput; changes: readonly CaseChange[] };

export type Answer = ActionFailure | Extract<SavedChanges, { status: "partly" | "unchanged" }>;

export type Choices = ReadonlyMap<string, Choice>;

export function toChangeState(held: EditInput): ChangeState {
  return { filled: held, held, phase: { name: "editing" }, answer: undefined, answers: 0 };
}

export function reviewOf({ phase }: ChangeState): Review | undefined {
  return "review" in phase ? phase.review : undefined;
}

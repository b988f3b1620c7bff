import { type ActionFailure, type ActionResult, failed } from "@/lib/result";
import type { Step } from "../../../_machine/create-machine";
import type { SavedComment } from "./save-comment";

export type EditDraft = {
  text: string;
  /** The comment's text when the analyst began, or saw it last. */
  before: string;
};

export type EditState = EditDraft & {
  isSending: boolean;
  failure: ActionFailure | undefined;
  /** The comment changed elsewhere meanwhile, and its text now is in `before`. */
  isOvertaken: boolean;
  /** Counts the answers, so that a repeated answer is announced again. */
  answers: number;
};

export type EditEvent =
  | { type: "typed"; text: string }
  | { type: "filled"; draft: EditDraft }
  | { type: "pressed" }
  | { type: "answered"; result: SavedComment | ActionResult };

export type EditEffect =
  | { type: "keep" }
  | { type: "send" }
  | { type: "done"; saved: Extract<SavedComment, { status: "saved" }> };

export function toEditState(body: string): EditState {
  return { text: body, before: body, isSending: false, failure: undefined, isOvertaken: false, answers: 0 };
}

export function reduceEdit(state: EditState, event: EditEvent): Step<EditState, EditEffect> {
  switch (event.type) {
    case "typed":
      if (state.isSending) return { state, effects: [] };
      return { state: { ...state, text: event.text }, effects: [{ type: "keep" }] };
    case "filled": {
      // The comment may have changed since the draft was saved.
      const { text, before } = event.draft;
      return { state: { ...state, text, isOvertaken: before !== state.before }, effects: [] };
    }
    case "pressed":
      if (state.isSending) return { state, effects: [] };
      return { state: { ...state, isSending: true }, effects: [{ type: "send" }] };
    case "answered":
      return answer(state, event.result);
  }
}

function answer(state: EditState, result: SavedComment | ActionResult): Step<EditState, EditEffect> {
  const answered = { ...state, isSending: false, answers: state.answers + 1 };
  switch (result.status) {
    case "saved":
      return { state: answered, effects: [{ type: "done", saved: result }] };
    case "overtaken":
      return { state: { ...answered, failure: undefined, isOvertaken: true, before: result.now }, effects: [] };
    case "invalid":
      return {
        state: { ...answered, failure: failed("refused", { awsMessage: result.issues[0]?.message ?? "" }) },
        effects: [],
      };
    case "failed":
      return { state: { ...answered, failure: result }, effects: [] };
  }
}

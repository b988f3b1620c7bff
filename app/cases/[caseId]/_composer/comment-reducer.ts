import { type CommentDraft, newCommentDraft } from "@/lib/cases/comment-draft";
import { mustLookFirst, needsNewToken } from "@/lib/cases/next-try";
import { type ActionFailure, type ActionResult, failed } from "@/lib/result";
import type { Step } from "../../../_machine/create-machine";
import {
  type CommentPhase,
  type CommentState,
  canAbandon,
  type Found,
  type FoundComments,
  isFrozen,
  isUnclear,
  needsDecision,
  partsOf,
  type Unclear,
} from "./comment-state";

/** `roleArn` is the role that the page was made for. */
type Press = { now: number; roleArn: string };

/** As `AddedComment`. */
export type Added = { status: "added"; copies: number | undefined; isRepeated: boolean };

export type CommentEvent =
  | { type: "typed"; text: string }
  | { type: "filled"; draft: CommentDraft }
  | { type: "renewed"; clientToken: string }
  /** "Add comment", "Check and try again", "Send the rest". */
  | ({ type: "pressed" } & Press)
  | { type: "answered"; now: number; result: Added | ActionResult }
  | { type: "looked"; now: number; found: FoundComments }
  /** "It is mine". */
  | { type: "claimed" }
  /** "Add it again". */
  | ({ type: "insisted" } & Press)
  /** "Stop here, and copy the rest". */
  | { type: "abandoned" }
  | { type: "paused"; now: number };

export type CommentEffect =
  /** Saves when typing pauses. */
  | { type: "keep" }
  | { type: "save" }
  /** Saves first, so that the draft knows of the try if the page dies. `firstTriedAt` of a try that is repeated. */
  | { type: "send"; roleArn: string; firstTriedAt: number | undefined }
  | { type: "look"; firstTriedAt: number }
  | { type: "pause" };

type CommentStep = Step<CommentState, CommentEffect>;

export function toCommentState(draft: CommentDraft): CommentState {
  const { text, clientToken, mark, next, aside = "" } = draft;
  return {
    text,
    clientToken,
    mark,
    next,
    phase: toPhase(draft),
    answers: 0,
    outcome: undefined,
    abandoned: undefined,
    aside,
  };
}

/** Ignores events that do not fit the phase. */
export function reduceComment(state: CommentState, event: CommentEvent): CommentStep {
  const { phase } = state;
  const nothing: CommentStep = { state, effects: [] };
  switch (event.type) {
    case "typed":
      // A refusal stays on the page until the next answer.
      return isFrozen(phase)
        ? nothing
        : {
            state: { ...state, text: event.text, outcome: undefined, abandoned: undefined },
            effects: [{ type: "keep" }],
          };
    case "filled":
      return isFrozen(phase) ? setAside(state, event.draft) : fill(state, event.draft);
    case "renewed":
      return isFrozen(phase) ? nothing : { state: { ...state, clientToken: event.clientToken }, effects: [] };
    case "pressed":
      return press(state, event, nothing);
    case "answered":
      return phase.name === "sending" ? answer(state, phase, event) : nothing;
    case "looked":
      return phase.name === "looking" ? look(state, phase, event) : nothing;
    case "claimed":
      return phase.name === "found" ? confirm(state, phase.roleArn, { copies: 1, isRepeated: true }) : nothing;
    case "insisted":
      if (phase.name !== "found" || !needsDecision(phase.found)) return nothing;
      return send(renewed(state, phase, event.now), phase, event, phase.firstTriedAt);
    case "abandoned":
      return canAbandon(phase) ? abandon(state) : nothing;
    case "paused":
      return phase.name === "pausing" ? send(state, phase, { now: event.now, roleArn: phase.roleArn }) : nothing;
  }
}

const save = { type: "save" } as const;

/** Text typed before the draft was found goes after it, or into the next comment if the draft must not change. */
function fill(state: CommentState, draft: CommentDraft): CommentStep {
  const typed = state.text.trim() === "" ? "" : state.text;
  const filled = { ...toCommentState(draft), answers: state.answers };
  // An empty draft discards the text. A browser may itself have restored it.
  if (typed === "" || draft.text === "" || typed === draft.text) return { state: filled, effects: [] };
  const isFixed = isFrozen(filled.phase) || draft.progress.state === "queued";
  const both = isFixed ? { aside: joined(filled.aside, typed) } : { text: joined(draft.text, typed) };
  return { state: { ...filled, ...both }, effects: [{ type: "keep" }] };
}

/** A comment is on its way, so the draft is for the next one, unless the browser itself restored that text. */
function setAside(state: CommentState, draft: CommentDraft): CommentStep {
  if (draft.text === state.text) return { state, effects: [] };
  return { state: { ...state, aside: joined(state.aside, draft.text) }, effects: [{ type: "keep" }] };
}

function joined(before: string, after: string): string {
  return [before, after].filter((text) => text !== "").join("\n\n");
}

function toPhase({ progress }: CommentDraft): CommentPhase {
  if (progress.state === "editing" || progress.state === "queued") return { name: "editing" };
  const { state, firstTriedAt, roleArn, failure } = progress;
  if (state === "stopped") return { name: state, firstTriedAt, roleArn, ...(failure ? { failure } : {}) };
  return { name: "unclear", firstTriedAt, roleArn, failure: failure ?? failed("unreachable") };
}

function press(state: CommentState, event: Press, nothing: CommentStep): CommentStep {
  const { phase } = state;
  switch (phase.name) {
    case "editing":
    case "stopped":
      return send(state, phase, event);
    case "unclear":
    case "found": {
      if (phase.name === "found" && needsDecision(phase.found)) return nothing;
      const { firstTriedAt, roleArn } = phase;
      if (!mustLookFirst(phase, event.now)) return send(state, phase, event, firstTriedAt);
      return {
        state: { ...state, phase: { name: "looking", from: phase, firstTriedAt, roleArn } },
        effects: [{ type: "look", firstTriedAt }],
      };
    }
    default:
      return nothing;
  }
}

type SendFrom = Extract<CommentPhase, { name: "sending" }>["from"];

/** An unclear try is repeated under its own role and token. */
function send(state: CommentState, from: SendFrom, { now, roleArn }: Press, earlier?: number): CommentStep {
  const first =
    from.name === "unclear" || from.name === "found"
      ? { firstTriedAt: from.firstTriedAt, roleArn: from.roleArn }
      : { firstTriedAt: now, roleArn: from.name === "editing" ? roleArn : from.roleArn };
  return {
    state: {
      ...state,
      outcome: state.next === 0 ? undefined : state.outcome,
      abandoned: undefined,
      phase: { name: "sending", from, ...first },
    },
    effects: [{ type: "send", roleArn: first.roleArn, firstTriedAt: earlier }],
  };
}

type Sending = Extract<CommentPhase, { name: "sending" }>;

function answer(state: CommentState, sending: Sending, event: { result: Added | ActionResult }): CommentStep {
  const { result } = event;
  if (result.status === "added") return confirm(state, sending.roleArn, result);
  const failure = result.status === "invalid" ? refusedBy(result) : result;
  return {
    state: { ...state, phase: toFailedPhase(state, sending, failure), answers: state.answers + 1 },
    effects: [save],
  };
}

/** Once unclear, a later refusal of the same text does not make it clear. */
function toFailedPhase({ next }: CommentState, sending: Sending, failure: ActionFailure): CommentPhase {
  const { from, firstTriedAt, roleArn } = sending;
  if (failure.outcome === "unclear" || from.name === "unclear" || from.name === "found") {
    return { name: "unclear", firstTriedAt, roleArn, failure };
  }
  return next === 0 ? { name: "editing", failure } : { name: "stopped", firstTriedAt, roleArn, failure };
}

function refusedBy(result: Extract<ActionResult, { status: "invalid" }>): ActionFailure {
  const { issues, awsRequestId, reference } = result;
  const [first] = issues;
  return failed("refused", {
    ...(first ? { awsMessage: first.message } : {}),
    ...(awsRequestId ? { awsRequestId } : {}),
    ...(reference ? { reference } : {}),
  });
}

type Looking = Extract<CommentPhase, { name: "looking" }>;

/** If AWS's list has no such comment, the text goes out again. */
function look(
  state: CommentState,
  looking: Looking,
  { now, found }: { now: number; found: FoundComments },
): CommentStep {
  const { from, firstTriedAt, roleArn } = looking;
  const { failure } = from;
  if (found.status === "found" && found.comments.length === 0) {
    const unclear: Unclear = { name: "unclear", firstTriedAt, roleArn, failure };
    return send(renewed(state, unclear, now), unclear, { now, roleArn }, firstTriedAt);
  }
  const phase: Found = { name: "found", firstTriedAt, roleArn, failure, found };
  return { state: { ...state, phase, answers: state.answers + 1 }, effects: [] };
}

function renewed(state: CommentState, tried: Unclear | Found, now: number): CommentState {
  return needsNewToken(tried, now) ? { ...state, clientToken: newCommentDraft().clientToken } : state;
}

/** AWS has the part. The next one follows, or the text box is free. */
function confirm(
  state: CommentState,
  roleArn: string,
  { copies, isRepeated }: Pick<Added, "copies" | "isRepeated">,
): CommentStep {
  const { length: parts } = partsOf(state);
  const { doubles = 0, isUnchecked = false, wasRepeated = false } = state.outcome ?? {};
  const outcome = {
    parts,
    doubles: doubles + ((copies ?? 1) > 1 ? 1 : 0),
    isUnchecked: isUnchecked || copies === undefined,
    wasRepeated: wasRepeated || isRepeated,
  };
  const next = state.next + 1;
  if (next < parts) {
    return {
      state: { ...state, next, outcome, phase: { name: "pausing", roleArn } },
      effects: [save, { type: "pause" }],
    };
  }
  return { state: { ...emptied(state), outcome }, effects: [save] };
}

function abandon(state: CommentState): CommentStep {
  const abandoned = { added: state.next, parts: partsOf(state).length, isUnclear: isUnclear(state.phase) };
  return { state: { ...emptied(state), abandoned }, effects: [save] };
}

/** Ready for the next comment. */
function emptied({ aside, answers }: CommentState): CommentState {
  return { ...toCommentState({ ...newCommentDraft(), text: aside }), answers: answers + 1 };
}

import type { CaseValues } from "@/lib/cases/case-schema";
import { mustLookFirst, needsNewToken } from "@/lib/cases/next-try";
import { type ActionFailure, type ActionIssue, type ActionResult, failed, type SupportNumbers } from "@/lib/result";
import type { Step } from "../../../_machine/create-machine";
import type { CaseDraft, EarlierTry, FromLink } from "./case-draft";
import {
  type Correcting,
  type Editing,
  type FormState,
  type FoundCases,
  isBusy,
  isFrozen,
  needsDecision,
  type Phase,
  type Reviewed,
  type Sendable,
  type Sending,
  type Unclear,
} from "./form-state";

/** `roleArn` is the role that the page was made for. */
type Press = { now: number; roleArn: string };

export type FormEvent =
  /** Another draft is in the form. The one before is stored under its own token, even after an unclear try. */
  | { type: "filled"; draft: CaseDraft }
  /** A link filled the form, or was undone. */
  | { type: "linked"; fromLink: FromLink | undefined }
  | { type: "reviewed"; values: CaseValues }
  | { type: "back" }
  | ({ type: "open" } & Press)
  | ({ type: "send-anyway" } & Press)
  | { type: "answered"; result: ActionResult }
  | { type: "looked"; found: FoundCases }
  /** `values` is undefined when newer rules refuse a restored draft. */
  | { type: "checked"; draft: CaseDraft; values: CaseValues | undefined }
  | { type: "not-checked"; draft: CaseDraft };

export type FormEffect =
  | { type: "save" }
  /** Saves first, so that the draft knows of the try if the page dies. `earliest`: the first try's time. */
  | { type: "send"; roleArn: string; earliest: number | undefined; isTokenRenewed: boolean }
  | { type: "look"; tried: EarlierTry }
  | { type: "check"; draft: CaseDraft }
  /** Renews the token and shows what the rules refuse. */
  | { type: "correct" }
  | { type: "mark-fields"; issues: readonly ActionIssue[] };

type FormStep = Step<FormState, FormEffect>;

/** Ignores events that do not fit the phase. */
export function reduceForm(state: FormState, event: FormEvent): FormStep {
  const { phase } = state;
  const nothing: FormStep = { state, effects: [] };
  switch (event.type) {
    case "filled":
      return isBusy(phase) ? nothing : fill(state, event.draft);
    case "linked":
      return isFrozen(phase) ? nothing : { state: { ...state, fromLink: event.fromLink }, effects: [save] };
    case "reviewed":
      if (phase.name !== "editing" && phase.name !== "correcting") return nothing;
      return { state: { ...state, refused: undefined, phase: reviewed(phase, event.values) }, effects: [] };
    case "back":
      return goBack(state, nothing);
    case "open":
      return open(state, event, nothing);
    case "send-anyway":
      return sendAnyway(state, event, nothing);
    case "answered":
      return phase.name === "sending" ? answer(state, phase, event.result) : nothing;
    case "looked": {
      if (phase.name !== "looking") return nothing;
      const about = phase.from.name === "found" ? phase.from.about : phase.from;
      const found: Phase = { name: "found", about, found: event.found };
      return { state: { ...state, phase: found, answers: state.answers + 1 }, effects: [] };
    }
    case "checked":
      return isChecking(phase, event.draft) ? resume(state, event.draft, event.values) : nothing;
    case "not-checked":
      if (!isChecking(phase, event.draft)) return nothing;
      return { state: { ...state, phase: { name: "blocked", progress: phase.progress } }, effects: [] };
  }
}

const save = { type: "save" } as const;

function fill(state: FormState, draft: CaseDraft): FormStep {
  const { progress, fromLink } = draft;
  const emptied = { ...state, fromLink, refused: undefined };
  switch (progress.state) {
    case "editing":
      return { state: { ...emptied, phase: { name: "editing" } }, effects: [] };
    case "correcting":
      return { state: { ...emptied, phase: { name: "correcting", earlier: progress.earlier } }, effects: [] };
    case "sending":
    case "unclear":
      return {
        state: { ...emptied, phase: { name: "resuming", progress } },
        effects: [{ type: "check", draft }],
      };
  }
}

function reviewed(phase: Editing | Correcting, review: CaseValues): Phase {
  return phase.name === "editing"
    ? { name: "editing", review }
    : { name: "correcting", earlier: phase.earlier, review };
}

function unreviewed(phase: Editing | Correcting): Phase {
  return phase.name === "editing" ? { name: "editing" } : { name: "correcting", earlier: phase.earlier };
}

function goBack(state: FormState, nothing: FormStep): FormStep {
  const phase = state.phase.name === "found" ? state.phase.about : state.phase;
  const isReviewed = (phase.name === "editing" || phase.name === "correcting") && phase.review !== undefined;
  return isReviewed ? { state: { ...state, phase: unreviewed(phase) }, effects: [] } : nothing;
}

/** After an unclear try, a corrected case is sent only after a search. */
function open(state: FormState, press: Press, nothing: FormStep): FormStep {
  const { phase } = state;
  // The analyst has to decide first.
  if (phase.name === "found" && needsDecision(phase.found)) return nothing;
  const base = phase.name === "found" ? phase.about : phase;
  if (base.name === "unclear") {
    const { firstTriedAt, review } = base;
    const from = phase.name === "found" ? phase : base;
    // The same bytes: nothing can be typed since the first try.
    if (!mustLookFirst(base, press.now)) return send(state, from, press);
    return look(state, from, { title: review.title, firstTriedAt });
  }
  if (base.name === "correcting" && isOnReview(base)) {
    return look(state, phase.name === "found" ? phase : base, base.earlier);
  }
  return base.name === "editing" && isOnReview(base) ? send(state, base, press) : nothing;
}

function look(
  state: FormState,
  from: Reviewed<Correcting> | Unclear | Extract<Phase, { name: "found" }>,
  tried: EarlierTry,
): FormStep {
  return { state: { ...state, phase: { name: "looking", from } }, effects: [{ type: "look", tried }] };
}

function sendAnyway(state: FormState, press: Press, nothing: FormStep): FormStep {
  const { phase } = state;
  if (phase.name !== "found" || !needsDecision(phase.found)) return nothing;
  const { about } = phase;
  const isTokenRenewed = about.name === "unclear" && needsNewToken(about, press.now);
  return send(state, phase, press, isTokenRenewed);
}

function send(state: FormState, from: Sendable, { now, roleArn }: Press, isTokenRenewed = false): FormStep {
  const base = from.name === "found" ? from.about : from;
  const first = base.name === "unclear" ? base : { firstTriedAt: now, roleArn };
  const earliest =
    base.name === "unclear" ? base.firstTriedAt : base.name === "correcting" ? base.earlier.firstTriedAt : undefined;
  return {
    state: {
      ...state,
      phase: { name: "sending", from, firstTriedAt: first.firstTriedAt, roleArn: first.roleArn },
    },
    effects: [{ type: "send", roleArn: first.roleArn, earliest, isTokenRenewed }],
  };
}

function answer(state: FormState, sending: Sending, result: ActionResult): FormStep {
  const { from, firstTriedAt, roleArn } = sending;
  const base = from.name === "found" ? from.about : from;
  if (result.status === "invalid" && base.name !== "unclear") {
    return {
      state: { ...state, phase: unreviewed(base), refused: { values: base.review, ...numbersOf(result) } },
      effects: [save, { type: "mark-fields", issues: result.issues }],
    };
  }
  const failure = result.status === "invalid" ? toFailure(result) : result;
  // Once unclear, a later refusal of the same content does not make it clear.
  const phase: Phase =
    failure.outcome === "unclear"
      ? { name: "unclear", review: base.review, firstTriedAt, roleArn, failure }
      : { ...base, failure };
  return { state: { ...state, phase, answers: state.answers + 1 }, effects: [save] };
}

function resume(state: FormState, draft: CaseDraft, values: CaseValues | undefined): FormStep {
  const { progress } = draft;
  if (progress.state !== "sending" && progress.state !== "unclear") return { state, effects: [] };
  const { firstTriedAt, roleArn, failure = failed("unreachable") } = progress;
  if (values) {
    const phase: Phase = { name: "unclear", review: values, firstTriedAt, roleArn, failure };
    return { state: { ...state, phase }, effects: [] };
  }
  // Saved before a rule was added, so AWS or the portal would refuse it unchanged.
  const earlier = { title: draft.input.title.trim(), firstTriedAt };
  return { state: { ...state, phase: { name: "correcting", earlier } }, effects: [{ type: "correct" }] };
}

/** The draft may have been discarded in the meantime. */
function isChecking(phase: Phase, draft: CaseDraft): phase is Extract<Phase, { name: "resuming" }> {
  return phase.name === "resuming" && phase.progress === draft.progress;
}

function isOnReview<Open extends Editing | Correcting>(phase: Open): phase is Reviewed<Open> {
  return phase.review !== undefined;
}

/** The fields cannot be shown while the content is frozen. */
function toFailure(result: Extract<ActionResult, { status: "invalid" }>): ActionFailure {
  const awsMessage = result.issues.map(({ message }) => message).join(" ");
  return failed("refused", { awsMessage, ...numbersOf(result) });
}

function numbersOf({ awsRequestId, reference }: SupportNumbers): SupportNumbers {
  return { ...(awsRequestId ? { awsRequestId } : {}), ...(reference ? { reference } : {}) };
}

import type { CaseValues } from "@/lib/cases/case-schema";
import type { ActionFailure, SupportNumbers } from "@/lib/result";
import type { EarlierTry, FromLink, Progress, TriedProgress } from "./case-draft";

export type FormState = {
  phase: Phase;
  /** Counts the answers, so that a repeated answer is rendered and announced again. */
  answers: number;
  fromLink: FromLink | undefined;
  /** The values whose fields AWS refused; they can still be exported until the next review. */
  refused: ({ values: CaseValues } & SupportNumbers) | undefined;
};

export type Phase = Editing | Correcting | Sending | Unclear | Looking | Found | Resuming | Blocked;

/** With `review`, the review is shown. */
export type Editing = { name: "editing"; review?: CaseValues; failure?: ActionFailure };

/** AWS may have an earlier version of the case, so its list is searched before anything is sent. */
export type Correcting = { name: "correcting"; earlier: EarlierTry; review?: CaseValues; failure?: ActionFailure };

/** `firstTriedAt` and `roleArn` are those of the first try with this content. */
export type Sending = { name: "sending"; from: Sendable; firstTriedAt: number; roleArn: string };

/** AWS may have opened the case, so only the same bytes can be sent again. */
export type Unclear = {
  name: "unclear";
  review: CaseValues;
  firstTriedAt: number;
  roleArn: string;
  failure: ActionFailure;
};

export type Looking = { name: "looking"; from: Reviewed<Correcting> | Unclear | Found };

export type Found = { name: "found"; about: Reviewed<Correcting> | Unclear; found: FoundCases };

/** A draft whose case may be open is restored, and shown once the case rules are loaded. */
export type Resuming = { name: "resuming"; progress: TriedProgress };

/** The case rules could not be loaded, so there is nothing to show. */
export type Blocked = { name: "blocked"; progress: TriedProgress };

/** denied: the role cannot list cases. unavailable: AWS or the portal did not answer. offline: nothing was asked. */
export type FoundCases =
  | { status: "found"; cases: { caseId: string; createdAt: string }[] }
  | { status: "denied" | "signed-out" | "unavailable" | "offline" };

export type Reviewed<Open> = Open & { review: CaseValues };
export type Sendable = Reviewed<Editing> | Reviewed<Correcting> | Unclear | Found;

export const initialState: FormState = {
  phase: { name: "editing" },
  answers: 0,
  fromLink: undefined,
  refused: undefined,
};

export function baseOf(phase: Phase): Editing | Correcting | Unclear | Resuming | Blocked {
  switch (phase.name) {
    case "sending":
    case "looking":
      return baseOf(phase.from);
    case "found":
      return phase.about;
    default:
      return phase;
  }
}

/** Undefined while the form is shown. */
export function reviewOf(phase: Phase): CaseValues | undefined {
  const base = baseOf(phase);
  return "review" in base ? base.review : undefined;
}

export function isBusy({ name }: Phase): boolean {
  return name === "sending" || name === "looking";
}

/** The analyst must choose what to do next. */
export function needsDecision({ status }: FoundCases): boolean {
  return status === "found" || status === "denied";
}

export function isUnclear(phase: Phase): boolean {
  return baseOf(phase).name === "unclear";
}

/** The last try ended in a conflict, so AWS has seen a request. */
export function isInConflict(phase: Phase): boolean {
  const base = baseOf(phase);
  return base.name === "unclear" && base.failure.code === "conflict";
}

/** True while AWS may have the content, which must not change then. */
export function isFrozen(phase: Phase): boolean {
  return isBusy(phase) || isUnclear(phase) || phase.name === "resuming" || phase.name === "blocked";
}

/** The last answer stays on the page until the next one arrives. */
export function answerOf(phase: Phase): { found: FoundCases } | { failure: ActionFailure } | undefined {
  if (phase.name === "found") return phase;
  if (phase.name === "sending" || phase.name === "looking") return answerOf(phase.from);
  return "failure" in phase && phase.failure ? { failure: phase.failure } : undefined;
}

export function toProgress(phase: Phase): Progress {
  if (phase.name === "sending") {
    return { state: "sending", firstTriedAt: phase.firstTriedAt, roleArn: phase.roleArn };
  }
  const base = baseOf(phase);
  switch (base.name) {
    case "editing":
      return { state: "editing" };
    case "correcting":
      return { state: "correcting", earlier: base.earlier };
    case "unclear": {
      const { firstTriedAt, roleArn, failure } = base;
      return { state: "unclear", firstTriedAt, roleArn, failure };
    }
    case "resuming":
    case "blocked":
      return base.progress;
  }
}

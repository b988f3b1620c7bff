import type { CaseValues } from "@/lib/cases/case-schema";
import type { ActionFailure } from "@/lib/result";
import type { EarlierTry, FromLink, Progress, TriedProgress } from "./case-draft";

/** What the form of a case is doing. The draft remembers as much of it as `toProgress` says. */
export type FormState = {
  phase: Phase;
  /** Counts the answers, so that the same answer twice is new to the eye and the ear. */
  answers: number;
  fromLink: FromLink | undefined;
  /** What AWS refused field by field. It can still be opened elsewhere, until it is reviewed again. */
  refused: CaseValues | undefined;
};

export type Phase = Editing | Correcting | Sending | Unclear | Looking | Found | Resuming | Blocked;

/** The form, or with `review` what will be sent, beside the `failure` that the last try ended with. */
export type Editing = { name: "editing"; review?: CaseValues; failure?: ActionFailure };

/** Like editing, but AWS may have the case as it was before: its list is searched before anything is sent. */
export type Correcting = { name: "correcting"; earlier: EarlierTry; review?: CaseValues; failure?: ActionFailure };

/** A try is on its way. `firstTriedAt` and `roleArn` are those of the first one with this content. */
export type Sending = { name: "sending"; from: Sendable; firstTriedAt: number; roleArn: string };

/** AWS may have opened the case. Its content is frozen: only the same bytes go out again. */
export type Unclear = {
  name: "unclear";
  review: CaseValues;
  firstTriedAt: number;
  roleArn: string;
  failure: ActionFailure;
};

/** AWS's list is being searched. */
export type Looking = { name: "looking"; from: Reviewed<Correcting> | Unclear | Found };

/** What the search said. The analyst decides what follows. */
export type Found = { name: "found"; about: Reviewed<Correcting> | Unclear; found: FoundCases };

/** A draft came back whose opening had begun. It is frozen, and shown once the rules of a case are loaded. */
export type Resuming = { name: "resuming"; progress: TriedProgress };

/** Those rules could not be loaded. The draft stays frozen, so there is no form. */
export type Blocked = { name: "blocked"; progress: TriedProgress };

/** What AWS's list of cases said. denied: the role cannot list cases. unavailable: AWS or the portal gave no answer. */
export type FoundCases =
  | { status: "found"; cases: { caseId: string; createdAt: string }[] }
  | { status: "denied" | "signed-out" | "unavailable" };

export type Reviewed<Open> = Open & { review: CaseValues };
export type Sendable = Reviewed<Editing> | Reviewed<Correcting> | Unclear | Found;

export const initialState: FormState = {
  phase: { name: "editing" },
  answers: 0,
  fromLink: undefined,
  refused: undefined,
};

/** What a try or a search is about. */
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

/** Undefined while the form is shown, or nothing yet. */
export function reviewOf(phase: Phase): CaseValues | undefined {
  const base = baseOf(phase);
  return "review" in base ? base.review : undefined;
}

export function isBusy({ name }: Phase): boolean {
  return name === "sending" || name === "looking";
}

/** Whether the analyst has to say what follows, before anything else can. */
export function needsDecision({ status }: FoundCases): boolean {
  return status === "found" || status === "denied";
}

/** Whether an earlier try may have opened the case. */
export function isUnclear(phase: Phase): boolean {
  return baseOf(phase).name === "unclear";
}

/** Whether what the form holds may be with AWS, now or since an earlier try. Nothing may take its place. */
export function isTried(phase: Phase): boolean {
  return isBusy(phase) || isUnclear(phase);
}

/** Whether the content of the form must stay as it is. */
export function isFrozen(phase: Phase): boolean {
  return isTried(phase) || phase.name === "resuming" || phase.name === "blocked";
}

/** What the last answer was: it stays to be read while the next is waited for. */
export function answerOf(phase: Phase): { found: FoundCases } | { failure: ActionFailure } | undefined {
  if (phase.name === "found") return phase;
  if (phase.name === "sending" || phase.name === "looking") return answerOf(phase.from);
  return "failure" in phase && phase.failure ? { failure: phase.failure } : undefined;
}

/** What the draft remembers. A page that is opened later goes on from there. */
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

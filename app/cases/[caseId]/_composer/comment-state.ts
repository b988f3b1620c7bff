import type { CommentDraft, CommentProgress } from "@/lib/cases/comment-draft";
import { toCommentParts } from "@/lib/cases/comment-parts";
import { toSentText } from "@/lib/cases/text";
import type { ActionFailure } from "@/lib/result";

export type CommentState = Pick<CommentDraft, "text" | "clientToken" | "mark" | "next"> & {
  phase: CommentPhase;
  /** Counts the answers, so that a repeated answer is rendered and announced again. */
  answers: number;
  /** About what was sent last. */
  outcome: SentOutcome | undefined;
  /** The text that the analyst gave up just now. */
  abandoned: Abandoned | undefined;
  /** For the next comment: typed while a draft was being restored whose text could not change. */
  aside: string;
};

/**
 * `doubles`: how many comments AWS has more than once. `isUnchecked`: nobody could look for doubles. `wasRepeated`: a
 * try that got no answer may still become one.
 */
export type SentOutcome = { parts: number; doubles: number; isUnchecked: boolean; wasRepeated: boolean };

/** `added`: the parts that AWS has for certain. `isUnclear`: it may have the next one too. */
export type Abandoned = { added: number; parts: number; isUnclear: boolean };

export type CommentPhase =
  | { name: "editing"; failure?: ActionFailure }
  | Tried<{ name: "sending"; from: Open }>
  /** AWS may have the comment, so only the same bytes can be sent again. */
  | Unclear
  | Tried<{ name: "looking"; from: Unclear | Found }>
  | Found
  /** AWS refused a later part. The text cannot change: the earlier parts are there. */
  | Stopped
  /** Between two parts. */
  | { name: "pausing"; roleArn: string };

type Tried<Phase> = Phase & { firstTriedAt: number; roleArn: string };

export type Unclear = Tried<{ name: "unclear"; failure: ActionFailure }>;
export type Stopped = Tried<{ name: "stopped"; failure?: ActionFailure }>;
export type Found = Tried<{ name: "found"; failure: ActionFailure; found: FoundComments }>;
type Open =
  | { name: "editing"; failure?: ActionFailure }
  | { name: "pausing"; roleArn: string }
  | Unclear
  | Stopped
  | Found;

/** denied: the role cannot list comments. unavailable: AWS or the portal did not answer. */
export type FoundComments =
  | { status: "found"; comments: { commentId: string; author: string; createdAt: number | undefined }[] }
  | { status: "denied" | "signed-out" | "unavailable" };

export function partsOf({ text, mark }: Pick<CommentState, "text" | "mark">): string[] {
  return toCommentParts(toSentText(text), mark);
}

/** The text that AWS has not confirmed, without the numbers of its parts. */
export function restOf(state: Pick<CommentState, "text" | "mark" | "next">): string {
  const parts = partsOf(state);
  if (parts.length === 1) return state.text;
  return parts
    .slice(state.next)
    .map((part) => part.slice(part.indexOf("\n") + 1))
    .join("\n");
}

/** With client tokens that differ by part. */
export function tokenOf({ clientToken, next }: Pick<CommentState, "clientToken" | "next">): string {
  return next === 0 ? clientToken : `${clientToken}.${next}`;
}

export function isBusy({ name }: CommentPhase): boolean {
  return name === "sending" || name === "looking" || name === "pausing";
}

/** The text must not change. */
export function isFrozen(phase: CommentPhase): boolean {
  return phase.name !== "editing";
}

/** "Stop here" frees the text box. */
export function canAbandon(phase: CommentPhase): phase is Unclear | Stopped | Found {
  if (phase.name === "found") return !needsDecision(phase.found);
  return phase.name === "unclear" || phase.name === "stopped";
}

/** AWS may have the part that was sent last. */
export function isUnclear(phase: CommentPhase): boolean {
  if (phase.name === "sending") return phase.from.name === "unclear" || phase.from.name === "found";
  return phase.name === "unclear" || phase.name === "looking" || phase.name === "found";
}

/** The analyst must decide. */
export function needsDecision({ status }: FoundComments): boolean {
  return status === "found" || status === "denied";
}

export function answerOf(phase: CommentPhase): { found: FoundComments } | { failure: ActionFailure } | undefined {
  switch (phase.name) {
    case "found":
      return { found: phase.found };
    case "sending":
    case "looking":
      return answerOf(phase.from);
    case "pausing":
      return undefined;
    default:
      return phase.failure ? { failure: phase.failure } : undefined;
  }
}

export function toDraft({ text, clientToken, mark, next, phase, aside }: CommentState): CommentDraft {
  return { text, clientToken, mark, next, progress: toProgress(phase), ...(aside === "" ? {} : { aside }) };
}

function toProgress(phase: CommentPhase): CommentProgress {
  switch (phase.name) {
    case "editing":
      return { state: "editing" };
    case "pausing":
      // Restored, the next part waits for a press.
      return { state: "stopped", firstTriedAt: 0, roleArn: phase.roleArn };
    case "sending":
      return { state: "sending", firstTriedAt: phase.firstTriedAt, roleArn: phase.roleArn };
    case "stopped": {
      const { name, ...rest } = phase;
      return { state: name, ...rest };
    }
    default: {
      const { firstTriedAt, roleArn } = phase;
      const failure = phase.name === "looking" ? phase.from.failure : phase.failure;
      return { state: "unclear", firstTriedAt, roleArn, failure };
    }
  }
}

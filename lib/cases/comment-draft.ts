import type { ActionFailure } from "@/lib/result";

/**
 * "queued" goes out by itself, and never went out before. "sending", restored after a crash, is as unclear as
 * "unclear". "stopped": AWS refused a later part, and the earlier ones are there.
 */
export type CommentProgress =
  | { state: "editing" }
  | { state: "queued" }
  | { state: "sending" | "unclear" | "stopped"; firstTriedAt: number; roleArn: string; failure?: ActionFailure };

export type CommentDraft = {
  text: string;
  clientToken: string;
  /** In each part of a long text. */
  mark: string;
  /** The part that goes out next, from 0. */
  next: number;
  progress: CommentProgress;
  /** For the next comment: typed before this draft was found, whose text could not change. */
  aside?: string;
};

export function newCommentDraft(): CommentDraft {
  return { text: "", clientToken: crypto.randomUUID(), mark: newMark(), next: 0, progress: { state: "editing" } };
}

/** Four letters and digits. */
function newMark(): string {
  return crypto.randomUUID().slice(0, 4);
}

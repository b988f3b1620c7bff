import type { FileRefusal } from "@/lib/cases/file-answers";
import type { ActionFailure } from "@/lib/result";

/** Why an upload stands still until somebody presses a button. */
export type Stop =
  | { kind: "failed"; failure: ActionFailure }
  | { kind: "not-tried"; refused: FileRefusal }
  /** AWS's end refused it, or it broke off again and again, or other bytes arrived. */
  | { kind: "refused" | "interrupted" | "damaged" | "unreadable" };

export type UploadPhase =
  /** For its turn, or for room at AWS or the portal. */
  | { name: "waiting" }
  /** Its SHA-256 is being worked out. */
  | { name: "reading" }
  | { name: "sending"; sentBytes: number }
  /** After a reload: the page knows the file, but does not have it. */
  | { name: "missing" }
  | { name: "stopped"; stop: Stop };

export type Upload = {
  id: string;
  /** In the person's own folder. */
  name: string;
  /** At AWS. */
  fileName: string;
  size: number;
  sha256?: string;
  clientToken: string;
  /** AWS may know the file under this token. */
  isTried: boolean;
  phase: UploadPhase;
};

/** Known of a file that this browser has sent or fetched. AWS says neither. */
export type Known = { size: number; sha256: string };

export type FilesDraft = {
  uploads: Omit<Upload, "phase">[];
  /** By the name at AWS. */
  known: Record<string, Known>;
  /** Names at AWS that will never be completed. */
  givenUp: string[];
};

import "server-only";
import { toAwsFailure } from "@/lib/cases/aws-failure";
import type { ActionFailure } from "@/lib/result";

// For writes without a client token, which AWS would carry out twice if they came twice.

/** Whether AWS certainly did nothing: it throttled the call, or no byte was sent. */
export function isNotDone(error: unknown): boolean {
  const { kind } = toAwsFailure(error);
  return kind === "throttled" || kind === "aws-unreachable";
}

/** Once AWS shows nothing of the write: such a write has no earlier attempt to conflict with, so AWS refused it. */
export function ifConflictRefused(failure: ActionFailure): ActionFailure {
  return failure.code === "conflict" ? { ...failure, outcome: "not-done" } : failure;
}

import "server-only";
import { type AwsFailure, toAwsFailure } from "@/lib/cases/aws-failure";

// For writes without a client token, which AWS would carry out twice if they came twice.

/** Whether AWS certainly did nothing: it throttled the call, or no byte was sent. */
export function isNotDone(error: unknown): boolean {
  const { kind } = toAwsFailure(error);
  return kind === "throttled" || kind === "aws-unreachable";
}

/** Such a write cannot conflict with its own attempts, so a conflict is a refusal. */
export function toWriteOnceFailure(failure: AwsFailure): AwsFailure {
  return failure.kind === "conflict" ? { ...failure, outcome: "not-done" } : failure;
}

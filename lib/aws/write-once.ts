import "server-only";
import { StandardRetryStrategy } from "@smithy/core/retry";
import { maxAttempts } from "@/lib/aws/retries";
import { type AwsFailure, toAwsFailure } from "@/lib/cases/aws-failure";

// A write without a client token, which AWS would carry out a second time if it came twice.

/** Repeats a write only when it was certainly not carried out: AWS throttled it, or no byte left. */
export class WriteOnceStrategy extends StandardRetryStrategy {
  constructor() {
    super(maxAttempts);
  }

  override async refreshRetryTokenForRetry(...given: Parameters<StandardRetryStrategy["refreshRetryTokenForRetry"]>) {
    const [, { error }] = given;
    const { kind } = toAwsFailure(error);
    if (kind !== "throttled" && kind !== "aws-unreachable") throw new Error("It may have been carried out");
    return super.refreshRetryTokenForRetry(...given);
  }
}

/** What a failure means for such a write: a conflict cannot stem from an attempt of its own, so it is a refusal. */
export function toWriteOnceFailure(failure: AwsFailure): AwsFailure {
  return failure.kind === "conflict" ? { ...failure, outcome: "not-done" } : failure;
}

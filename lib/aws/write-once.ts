import "server-only";
import { StandardRetryStrategy } from "@smithy/core/retry";
import { maxAttempts } from "@/lib/aws/retries";
import { type AwsFailure, toAwsFailure } from "@/lib/cases/aws-failure";

// For writes without a client token, which AWS would carry out twice if they came twice.

/** Repeats a write only if AWS throttled it or no byte was sent. */
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

/** Such a write cannot conflict with its own attempts, so a conflict is a refusal. */
export function toWriteOnceFailure(failure: AwsFailure): AwsFailure {
  return failure.kind === "conflict" ? { ...failure, outcome: "not-done" } : failure;
}

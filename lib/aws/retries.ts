import "server-only";
import { StandardRetryStrategy } from "@smithy/core/retry";

export const maxAttempts = 3;

/** Three attempts that no other call can use up: for writes and sign-ins. */
export function ownRetries(): StandardRetryStrategy {
  return new StandardRetryStrategy(maxAttempts);
}

const refillMilliseconds = 30_000;

let shared = { retries: ownRetries(), since: performance.now() };

/**
 * Three attempts from a budget that all reads share, so that an outage does not multiply the load. Only successes
 * refill the SDK's own budget, so a new one replaces it every half minute.
 */
export function sharedRetries(): StandardRetryStrategy {
  if (performance.now() - shared.since >= refillMilliseconds) {
    shared = { retries: ownRetries(), since: performance.now() };
  }
  return shared.retries;
}

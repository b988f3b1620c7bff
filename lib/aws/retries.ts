import "server-only";
import { StandardRetryStrategy } from "@smithy/core/retry";

const maxAttempts = 3;

/** For writes and sign-ins: no other call can use up these attempts. */
export function ownRetries(): StandardRetryStrategy {
  return new StandardRetryStrategy(maxAttempts);
}

const refillMilliseconds = 30_000;

let shared = { retries: ownRetries(), since: performance.now() };

/**
 * All reads share one budget, so that an outage does not multiply the load. Only successes refill the SDK's budget, so
 * a new one replaces it every half minute.
 */
export function sharedRetries(): StandardRetryStrategy {
  if (performance.now() - shared.since >= refillMilliseconds) {
    shared = { retries: ownRetries(), since: performance.now() };
  }
  return shared.retries;
}

import "server-only";
import type { StandardRetryStrategy } from "@smithy/core/retry";
import type { Waiting } from "@/lib/aws/pace";
import { NotSentInTime, type PacedOperation, pacedOperation } from "@/lib/aws/paced-operation";
import { toAwsFailure } from "@/lib/cases/aws-failure";

export type PacedCall = Waiting & {
  /** AWS's name. */
  operation: string;
  callsPerSecondWhenThrottled: number;
  /** For what is not throttling. */
  budget: StandardRetryStrategy;
  /** Whether another attempt is safe after this error. */
  canRepeat: (error: unknown) => boolean;
  abortSignal: AbortSignal;
};

type Token = Awaited<ReturnType<StandardRetryStrategy["acquireInitialRetryToken"]>>;
type ErrorInfo = Parameters<StandardRetryStrategy["refreshRetryTokenForRetry"]>[1];

/**
 * The SDK's only layer of retries. Every attempt waits for its turn. A throttled call was not carried out, so it is
 * repeated for as long as there is time, from the second refusal on once a second; after other errors the budget
 * decides.
 */
export class PacedRetries {
  readonly #call: PacedCall;
  readonly #operation: PacedOperation;
  #attempts = 0;
  #refusals = 0;
  #sentAt = 0;
  #budgetToken: Token | undefined;
  #retryAfterSeconds: number | undefined;

  constructor(call: PacedCall) {
    this.#call = call;
    this.#operation = pacedOperation(call.operation, call.callsPerSecondWhenThrottled);
  }

  async acquireInitialRetryToken(scope: string): Promise<Token> {
    await this.#turn(this.#operation.turn(this.#call, this.#call.abortSignal));
    return this.#sent(await this.#call.budget.acquireInitialRetryToken(scope));
  }

  /** What it throws makes the SDK give up with the error of the last attempt. */
  async refreshRetryTokenForRetry(_token: Token, info: ErrorInfo): Promise<Token> {
    const { kind, retryAfterSeconds = 0 } = toAwsFailure(info.error);
    if (kind === "throttled") {
      this.#operation.throttled(this.#sentAt);
      // Its page asks again by itself, later.
      if (this.#call.priority === "background") throw new Error("Throttled");
      this.#refusals += 1;
      return this.#again(this.#token(), Math.max(retryAfterSeconds * 1000, this.#refusals > 1 ? 1000 : 0));
    }
    if (!this.#call.canRepeat(info.error)) throw new Error("It may have been carried out");
    // It waits by itself.
    return this.#again(await this.#call.budget.refreshRetryTokenForRetry(this.#token(), info), 0);
  }

  recordSuccess(): void {
    this.#operation.answered(this.#sentAt);
    this.#call.budget.recordSuccess(this.#token());
  }

  /** If there was no turn left: when one may be. */
  wait(): { retryAfterSeconds?: number } {
    return this.#retryAfterSeconds === undefined ? {} : { retryAfterSeconds: this.#retryAfterSeconds };
  }

  async #turn(turn: Promise<void>): Promise<void> {
    try {
      await turn;
    } catch (error) {
      if (error instanceof NotSentInTime) this.#retryAfterSeconds = error.retryAfterSeconds;
      throw error;
    }
  }

  #token(): Token {
    if (!this.#budgetToken) throw new Error("The SDK acquires a token first");
    return this.#budgetToken;
  }

  async #again(budgetToken: Token, delayMilliseconds: number): Promise<Token> {
    await this.#turn(this.#operation.turnAgain(this.#call, this.#call.abortSignal, delayMilliseconds));
    return this.#sent(budgetToken);
  }

  #sent(budgetToken: Token): Token {
    this.#budgetToken = budgetToken;
    this.#sentAt = performance.now();
    const attempts = this.#attempts++;
    return { getRetryCount: () => attempts, getRetryDelay: () => 0, getRetryCost: () => budgetToken.getRetryCost() };
  }
}

import "server-only";
import { randomInt } from "node:crypto";
import { Pace, type Waiting } from "@/lib/aws/pace";
import { processWide } from "@/lib/observability/process-wide";

/** The call was never sent: there was no turn left for it. AWS did nothing. */
export class NotSentInTime extends Error {
  override readonly name = "NotSentInTime";
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("Too many calls of this operation are waiting");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Call = Waiting & { send: () => void; refuse: (error: Error) => void };

/** The network does not deliver at even intervals: what leaves a second apart can arrive closer together. */
const secondWithMargin = 1010;

/** Enough to let replicas drift apart, and little of a second. */
const maxJitterMilliseconds = 20;

/** Gives out the turns of one operation. */
export class PacedOperation {
  readonly #pace: Pace<Call>;
  readonly #jitter: () => number;
  #timer: NodeJS.Timeout | undefined;

  /** `jitter` in milliseconds. */
  constructor(callsPerSecondWhenThrottled: number, jitter = () => randomInt(maxJitterMilliseconds + 1)) {
    this.#jitter = jitter;
    this.#pace = new Pace(secondWithMargin / callsPerSecondWhenThrottled);
  }

  /** Resolves when the call can be sent. Throws NotSentInTime, or the signal's reason. */
  turn(waiting: Waiting, signal: AbortSignal): Promise<void> {
    return this.#wait(waiting, signal, (call, now) => this.#pace.join(call, now));
  }

  /** The same for another attempt, which keeps its place before those that were not sent yet. */
  turnAgain(waiting: Waiting, signal: AbortSignal, delayMilliseconds: number): Promise<void> {
    return this.#wait(waiting, signal, (call, now) => this.#pace.rejoin(call, now + delayMilliseconds));
  }

  throttled(sentAt: number): void {
    this.#pace.throttled(sentAt, performance.now(), this.#jitter());
  }

  answered(sentAt: number): void {
    this.#pace.answered(sentAt, performance.now());
  }

  #wait(waiting: Waiting, signal: AbortSignal, enter: (call: Call, now: number) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        this.#pace.leave(call);
        this.#look();
        reject(signal.reason);
      };
      const left =
        <Given extends unknown[]>(end: (...given: Given) => void) =>
        (...given: Given) => {
          signal.removeEventListener("abort", leave);
          end(...given);
        };
      const call = { ...waiting, send: left(resolve), refuse: left(reject) };
      signal.addEventListener("abort", leave);
      enter(call, performance.now());
      this.#look();
    });
  }

  #look(): void {
    const now = performance.now();
    for (const { call, possibleAt } of this.#pace.takeLate(now)) {
      call.refuse(new NotSentInTime(Math.ceil((possibleAt - now) / 1000)));
    }
    for (const call of this.#pace.take(now)) call.send();
    clearTimeout(this.#timer);
    const next = this.#pace.nextTake();
    if (next !== undefined) this.#timer = setTimeout(() => this.#look(), Math.max(1, Math.ceil(next - now)));
  }
}

/** The one of this name in the whole process. */
export function pacedOperation(name: string, callsPerSecondWhenThrottled: number): PacedOperation {
  const operations = processWide("paced-operations", () => new Map<string, PacedOperation>());
  const operation = operations.get(name) ?? new PacedOperation(callsPerSecondWhenThrottled);
  operations.set(name, operation);
  return operation;
}

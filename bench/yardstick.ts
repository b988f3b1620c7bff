import { quantile } from "./figure";

/** How long the same work took, again and again, between the measurements: the machine's own noise. */
export type Noise = {
  /** Milliseconds of the work. */
  readonly median: number;
  readonly p95: number;
  /** How much longer the slowest tenth took than the fastest tenth, as a share of the median. */
  readonly spread: number;
};

const rounds = 15;
const stepsPerRound = 3_000_000;

/** The machine's own speed and steadiness, by a fixed loop that is run whenever `measure` is called. */
export class Yardstick {
  readonly #times: number[] = [];

  measure(): void {
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now();
      spin();
      this.#times.push(performance.now() - startedAt);
    }
  }

  noise(): Noise {
    const middle = quantile(this.#times, 0.5);
    return {
      median: middle,
      p95: quantile(this.#times, 0.95),
      spread: (quantile(this.#times, 0.9) - quantile(this.#times, 0.1)) / middle,
    };
  }
}

/** Arithmetic that no compiler can leave out: the answer decides whether it throws. */
function spin(): void {
  let state = 1;
  for (let step = 0; step < stepsPerRound; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  if (state === 0) throw new Error("The yardstick's arithmetic is wrong");
}

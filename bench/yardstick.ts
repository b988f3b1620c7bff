import { quantile } from "./figure";

/** The machine's noise: times of the same work between measurements. */
export type Noise = {
  /** Milliseconds of the work. */
  readonly median: number;
  readonly p95: number;
  /** From the fastest to the slowest tenth, as a share of the median. */
  readonly spread: number;
};

const rounds = 15;
const stepsPerRound = 3_000_000;

/** The machine's speed and steadiness, measured by a fixed loop. */
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

/** Arithmetic that no compiler can drop: its result decides whether it throws. */
function spin(): void {
  let state = 1;
  for (let step = 0; step < stepsPerRound; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  if (state === 0) throw new Error("The yardstick's arithmetic is wrong");
}

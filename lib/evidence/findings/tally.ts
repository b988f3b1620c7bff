import { detached } from "./detached";
import type { Found } from "./evidence";

/**
 * Counts distinct values and the items that they came from. Beyond `max` values, each occurrence counts as a new one.
 */
export class Tally {
  readonly #max: number;
  readonly #found = new Map<string, Found>();
  #beyondMax = 0;

  constructor(max: number) {
    this.#max = max;
  }

  add(value: string, item: number): void {
    const found = this.#found.get(value);
    if (found !== undefined) countAgain(found, item);
    else if (this.isFull) this.#beyondMax++;
    else {
      const kept = detached(value);
      this.#found.set(kept, { value: kept, seen: 1, from: [item] });
    }
  }

  has(value: string): boolean {
    return this.#found.has(value);
  }

  get isFull(): boolean {
    return this.#found.size >= this.#max;
  }

  get count(): number {
    return this.#found.size + this.#beyondMax;
  }

  values(): Found[] {
    return [...this.#found.values()];
  }
}

export function countAgain(found: { seen: number; from: number[] }, item: number): void {
  found.seen++;
  if (found.from.at(-1) !== item) found.from.push(item);
}

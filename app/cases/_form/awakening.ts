/** Knows when all parts of a form have been hydrated. Before, no script may fill them: React would find other HTML. */
export class Awakening {
  readonly all: Promise<void>;
  readonly #asleep: Set<string>;
  #finish: () => void = () => {};

  constructor(parts: readonly string[]) {
    this.#asleep = new Set(parts);
    this.all = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  readonly note = (part: string): void => {
    this.#asleep.delete(part);
    if (this.#asleep.size === 0) this.#finish();
  };
}

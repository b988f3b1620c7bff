type Sleep = { readonly over: Promise<void>; end(): void };

/**
 * Knows which parts of a form React has hydrated. A sleeping part waits until somebody wakes it. Before a part is
 * hydrated, no script may fill it: React would find other HTML.
 */
export class Awakening {
  readonly #dehydrated: Set<string>;
  readonly #sleeps: Map<string, Sleep>;
  readonly #all: Promise<void>;
  #finish: () => void = () => {};

  constructor(parts: readonly string[], { sleeping = [] }: { sleeping?: readonly string[] } = {}) {
    this.#dehydrated = new Set(parts);
    this.#sleeps = new Map(sleeping.map((part) => [part, newSleep()]));
    this.#all = new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  /** For React's `use`. Undefined if the part never sleeps. */
  readonly sleepOf = (part: string): Promise<void> | undefined => this.#sleeps.get(part)?.over;

  readonly wake = (part: string): void => this.#sleeps.get(part)?.end();

  /** Wakes every part and resolves when all are hydrated. */
  readonly wakeAll = (): Promise<void> => {
    for (const part of this.#sleeps.keys()) this.wake(part);
    return this.#all;
  };

  /** The part is hydrated. */
  readonly note = (part: string): void => {
    this.wake(part);
    this.#dehydrated.delete(part);
    if (this.#dehydrated.size === 0) this.#finish();
  };
}

function newSleep(): Sleep {
  let resolve = () => {};
  const over = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  return {
    over,
    end() {
      resolve();
      // React reads this: it may hydrate the part at once, for an event that has just woken it.
      Object.assign(over, { status: "fulfilled", value: undefined });
    },
  };
}

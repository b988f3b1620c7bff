import type { Random } from "../tools/random";
import { type FaultKind, longestWait } from "./fault-kinds";
import type { Draft } from "./submit-case";

export type PlannedSubmit = Draft & { readonly kind: FaultKind | undefined };

/** Deals fault kinds like cards: in random order, each once before any comes again. */
export class FaultDeck {
  readonly #random: Random;
  readonly #kinds: readonly FaultKind[];
  #cards: FaultKind[] = [];

  constructor(random: Random, kinds: readonly FaultKind[]) {
    this.#random = random;
    this.#kinds = kinds;
  }

  deal(): FaultKind | undefined {
    if (this.#cards.length === 0) this.#cards = this.#random.shuffled(this.#kinds);
    return this.#cards.pop();
  }
}

/** Puts the submits that wait longest first, so that the others run meanwhile. */
export function planSubmits(
  random: Random,
  deck: FaultDeck,
  name: string,
  count: number,
  faultRate: number,
): PlannedSubmit[] {
  const kinds = Array.from({ length: Math.round(count * faultRate) }, () => deck.deal());
  const slow = kinds.filter((kind) => kind && longestWait(kind) > slowMilliseconds);
  const quick = kinds.filter((kind) => !slow.includes(kind));
  const rest = Array.from({ length: count - kinds.length }, () => undefined);
  return [...slow, ...random.shuffled([...quick, ...rest])].map((kind, index) => ({
    kind,
    title: `Drill ${name}-${index + 1}`,
    clientToken: random.uuid(),
  }));
}

const slowMilliseconds = 5000;

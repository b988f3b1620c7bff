import type { Random } from "../tools/random";
import { type FaultKind, faultKinds, longestWait } from "./fault-kinds";
import type { Draft } from "./submit-case";

export type PlannedSubmit = Draft & { readonly kind: FaultKind | undefined };

/** Deals fault kinds like cards: in random order, each once before any comes again. */
export class FaultDeck {
  readonly #random: Random;
  #cards: FaultKind[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  deal(): FaultKind | undefined {
    if (this.#cards.length === 0) this.#cards = this.#random.shuffled(faultKinds);
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

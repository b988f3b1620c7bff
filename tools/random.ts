export type Random = {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high` inclusive. */
  readonly between: (low: number, high: number) => number;
  /** A shuffled copy. */
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
  /** In the form of version 4. */
  readonly uuid: () => string;
};

/** Repeatable randomness from a whole number below 2^32 (mulberry32). Not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const hex = (length: number) => Array.from({ length }, () => between(0, 15).toString(16)).join("");
  return {
    next,
    between,
    shuffled: (items) =>
      items
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${between(8, 11).toString(16)}${hex(3)}-${hex(12)}`,
  };
}

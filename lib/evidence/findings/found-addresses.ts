import type { AddressClass } from "./address-class";
import { detached } from "./detached";
import type { FoundAddress } from "./evidence";
import { maxDistinctValues, maxUserAgentsPerAddress } from "./evidence-limits";
import { countAgain } from "./tally";
import { toUserAgent } from "./user-agent";

type RankedAddress = FoundAddress & { rank: number };

export class FoundAddresses {
  readonly #found = new Map<string, RankedAddress>();
  #beyondMax = 0;

  /** An address keeps its best (lowest) rank. */
  add({ address, mark }: Extract<AddressClass, { kind: "public" }>, source: { item: number; rank: number }): void {
    const found = this.#found.get(address);
    if (found !== undefined) {
      countAgain(found, source.item);
      found.rank = Math.min(found.rank, source.rank);
    } else if (this.#found.size >= maxDistinctValues) {
      this.#beyondMax++;
    } else {
      const kept = detached(address);
      this.#found.set(kept, {
        address: kept,
        userAgents: [],
        ...(mark === undefined ? {} : { mark }),
        seen: 1,
        from: [source.item],
        rank: source.rank,
      });
    }
  }

  /** Does nothing unless the address was added before. */
  addUserAgent(address: string, userAgent: string): void {
    const userAgents = this.#found.get(address)?.userAgents;
    if (userAgents === undefined || userAgents.length >= maxUserAgentsPerAddress) return;
    const clean = toUserAgent(userAgent);
    if (clean !== "" && !userAgents.includes(clean)) userAgents.push(detached(clean));
  }

  has(address: string): boolean {
    return this.#found.has(address);
  }

  get count(): number {
    return this.#found.size + this.#beyondMax;
  }

  /** Best sources first, otherwise in reading order. */
  sorted(isOwn: (address: string) => boolean): FoundAddress[] {
    return [...this.#found.values()]
      .sort((a, b) => a.rank - b.rank)
      .map(({ address, userAgents, mark, seen, from }) => {
        const shownMark = isOwn(address) ? "also seen as your own" : mark;
        return { address, userAgents, ...(shownMark === undefined ? {} : { mark: shownMark }), seen, from };
      });
  }
}

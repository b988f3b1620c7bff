import "server-only";

/** Best first: a page or a press, the first page of a list, its other pages, and what nobody is looking at. */
export const priorities = ["person", "first-page", "later-page", "background"] as const;

export type Priority = (typeof priorities)[number];

/** A call that is to be sent. Times are milliseconds of one clock. */
export type Waiting = {
  /** Any name: people take turns. */
  readonly person: string;
  readonly priority: Priority;
  readonly latestStart: number;
};

type Entry<Call> = { readonly call: Call; readonly turn: number; readonly notBefore: number };

const spacedMilliseconds = 60_000;

/** As a share of the interval. */
const longestDelay = 0.1;

/**
 * The pace of one operation in this process. It holds nothing back until AWS throttles a call. From then on calls go
 * one at a time, `interval` apart, until a minute has passed without another and nobody waits. Knows no clock and no
 * timer: each method takes the time. Decision 068 says why. If Ana joins with a1 and a2, then Max with m1, and AWS
 * refuses a1, then a1 goes first, a slot after its refusal, then m1, then a2: people take turns.
 */
export class Pace<Call extends Waiting> {
  readonly #interval: number;
  #line: Entry<Call>[] = [];
  #turns = new Map<Priority, number>();
  #spaced: { since: number; until: number; nextSlot: number } | undefined;
  #quickestAnswer = Number.POSITIVE_INFINITY;

  constructor(interval: number) {
    this.#interval = interval;
  }

  /** Puts a call in line, behind everybody else's next one of its priority. */
  join(call: Call, now: number, notBefore = now): void {
    this.#relax(now);
    const ownTurns = this.#line.filter((other) => isAlike(other.call, call)).map(({ turn }) => turn);
    const turn = Math.max(this.#turns.get(call.priority) ?? 0, ...ownTurns) + 1;
    this.#insert({ call, turn, notBefore });
  }

  /** Puts a call that was sent once before all others of its priority. */
  rejoin(call: Call, notBefore: number): void {
    this.#insert({ call, turn: Number.NEGATIVE_INFINITY, notBefore });
  }

  leave(call: Call): void {
    const left = this.#line.find((entry) => entry.call === call);
    if (!left) return;
    // The person's later calls move up, or the turn would be lost.
    const movesUp = (entry: Entry<Call>) =>
      Number.isFinite(left.turn) && entry.turn > left.turn && isAlike(entry.call, call);
    this.#line = this.#line
      .filter((entry) => entry !== left)
      .map((entry) => (movesUp(entry) ? { ...entry, turn: entry.turn - 1 } : entry))
      .sort(byPlace);
  }

  /** `sentAt` is when AWS's refusal was asked for. `jitter` keeps replicas from knocking in step. */
  throttled(sentAt: number, now: number, jitter: number): void {
    this.#relax(now);
    const slot = sentAt + this.#interval + jitter;
    const until = now + spacedMilliseconds;
    if (!this.#spaced) this.#spaced = { since: now, until, nextSlot: slot };
    // Refusals of calls that left before the spacing began say nothing about the slots since.
    else if (sentAt < this.#spaced.since) this.#spaced.until = until;
    else this.#spaced = { ...this.#spaced, until, nextSlot: Math.max(this.#spaced.nextSlot, slot) };
  }

  /**
   * AWS took the call. An answer that came later than others may mean that the call arrived late, and the next one would
   * arrive too close to it.
   */
  answered(sentAt: number, now: number): void {
    const took = now - sentAt;
    this.#quickestAnswer = Math.min(this.#quickestAnswer, took);
    if (!this.#spaced) return;
    const delay = Math.min(took - this.#quickestAnswer, this.#interval * longestDelay);
    this.#spaced.nextSlot = Math.max(this.#spaced.nextSlot, sentAt + this.#interval + delay);
  }

  /** Removes and returns the calls to send now. */
  take(now: number): Call[] {
    const taken: Call[] = [];
    while (!this.#spaced || now >= this.#spaced.nextSlot) {
      const next = this.#line.find(({ notBefore }) => notBefore <= now);
      if (!next) break;
      this.#line = this.#line.filter((entry) => entry !== next);
      this.#turns.set(next.call.priority, Math.max(this.#turns.get(next.call.priority) ?? 0, next.turn));
      if (this.#spaced) this.#spaced.nextSlot = now + this.#interval;
      taken.push(next.call);
    }
    return taken;
  }

  /** Removes and returns the calls that cannot be sent in time, with the moment at which they could be. */
  takeLate(now: number): { call: Call; possibleAt: number }[] {
    const late: { call: Call; possibleAt: number }[] = [];
    let ahead = 0;
    for (const { call, notBefore } of this.#line) {
      const slot = this.#spaced ? this.#spaced.nextSlot + ahead * this.#interval : now;
      const possibleAt = Math.max(now, slot, notBefore);
      if (possibleAt > call.latestStart) late.push({ call, possibleAt });
      else ahead += 1;
    }
    for (const { call } of late) this.leave(call);
    return late;
  }

  /** When `take` may have something to give. */
  nextTake(): number | undefined {
    if (this.#line.length === 0) return undefined;
    const ready = Math.min(...this.#line.map(({ notBefore }) => notBefore));
    return Math.max(ready, this.#spaced?.nextSlot ?? ready);
  }

  /** Sending everybody who waits at once would only make AWS throttle again. */
  #relax(now: number): void {
    if (this.#spaced && now >= this.#spaced.until && this.#line.length === 0) this.#spaced = undefined;
  }

  #insert(entry: Entry<Call>): void {
    this.#line = [...this.#line, entry].sort(byPlace);
  }
}

const isAlike = (a: Waiting, b: Waiting): boolean => a.person === b.person && a.priority === b.priority;

const rankOf = ({ priority }: Waiting): number => priorities.indexOf(priority);

function byPlace(a: Entry<Waiting>, b: Entry<Waiting>): number {
  if (rankOf(a.call) !== rankOf(b.call)) return rankOf(a.call) - rankOf(b.call);
  if (a.turn !== b.turn) return a.turn - b.turn;
  // The first to come has the least time left.
  return a.call.latestStart - b.call.latestStart;
}

/** When a page asks AWS again. Times are milliseconds of one clock. */
export type RefreshClock = {
  readonly triedAt: number;
  /** From 0 to 1: pages that were opened together must not ask together. */
  readonly spread: number;
  /** Doubles with every refresh that AWS throttled. */
  readonly slowdown: number;
  readonly isVisible: boolean;
  /** Somebody wants to hear of news while the page is hidden. */
  readonly notifies: boolean;
  /** Moments at which something is expected to have changed. */
  readonly expected: readonly number[];
};

/** `throttled`: there was no room. `failed`: for another reason, or nothing could be asked. */
export type Reading = "read" | "throttled" | "failed";

const second = 1000;
const visibleInterval = 60 * second;
const visibleSpread = 15 * second;
const hiddenInterval = 300 * second;
const longestInterval = 600 * second;
const expectedAfter = [2, 5, 10, 20].map((seconds) => seconds * second);

export function startClock(now: number, spread: number, isVisible: boolean): RefreshClock {
  return { triedAt: now, spread, slowdown: 1, isVisible, notifies: false, expected: [] };
}

/** Undefined while the page is hidden and nobody wants to hear of news. */
export function nextTryAt({ triedAt, spread, slowdown, isVisible, notifies, expected }: RefreshClock) {
  const interval = isVisible ? visibleInterval + spread * visibleSpread : notifies ? hiddenInterval : undefined;
  const regular = interval === undefined ? [] : [triedAt + Math.min(longestInterval, interval * slowdown)];
  const moments = [...expected, ...regular];
  return moments.length === 0 ? undefined : Math.min(...moments);
}

export function tried(clock: RefreshClock, reading: Reading, now: number, spread: number): RefreshClock {
  const slowdown = reading === "throttled" ? clock.slowdown * 2 : reading === "read" ? 1 : clock.slowdown;
  return { ...clock, triedAt: now, spread, slowdown, expected: clock.expected.filter((moment) => moment > now) };
}

export function shown(clock: RefreshClock, isVisible: boolean, now: number): RefreshClock {
  const isOld = now - clock.triedAt > Math.min(longestInterval, visibleInterval * clock.slowdown);
  return { ...clock, isVisible, expected: isVisible && isOld ? [now] : clock.expected };
}

export function notifying(clock: RefreshClock, notifies: boolean): RefreshClock {
  return { ...clock, notifies };
}

/** For what AWS does in the seconds after a press, such as checking a file. */
export function expecting(clock: RefreshClock, now: number): RefreshClock {
  return { ...clock, expected: expectedAfter.map((after) => now + after) };
}

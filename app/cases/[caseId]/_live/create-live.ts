import {
  expecting,
  nextTryAt,
  notifying,
  type Reading,
  type RefreshClock,
  shown,
  startClock,
  tried,
} from "./refresh-clock";

export type Asked = {
  signal: AbortSignal;
  /** A person pressed "Refresh" or has just written something, and waits. Otherwise it is a background read. */
  isAwaited: boolean;
  /** Counts the refreshes of this page from 1. */
  turn: number;
};

/** Asks AWS again, shows what it got, and says how it went. Must not reject. */
export type Read = (asked: Asked) => Promise<Reading>;

export type LiveState = {
  /** When the page last read everything, in milliseconds since 1970. */
  readonly readAt: number;
  readonly isReading: boolean;
  /** How the last refresh went. */
  readonly last: Reading;
};

export type Live = {
  read(): LiveState;
  subscribe(listener: () => void): () => void;
  /** Adds what a panel reads at each refresh. Returns how to remove it. */
  add(read: Read): () => void;
  /** At once. */
  refresh(): void;
  expectSoon(): void;
  notify(wanted: boolean): void;
  /** Begins to refresh by itself. Returns how to stop. */
  start(): () => void;
};

/** The browser's events that concern the page. */
export type Surroundings = {
  isVisible(): boolean;
  /** Returns how to stop listening. */
  onVisibility(listener: () => void): () => void;
  /** From 0 to 1. */
  spread(): number;
};

/** Keeps a page up to date, outside React: a render must not ask AWS. */
export function createLive(readAt: number, { isVisible, onVisibility, spread }: Surroundings): Live {
  const reads = new Set<Read>();
  const listeners = new Set<() => void>();
  let state: LiveState = { readAt, isReading: false, last: "read" };
  let clock: RefreshClock = startClock(performance.now(), spread(), true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaving = new AbortController();
  let turn = 0;
  let isPressed = false;
  /** A person waits for these, and the request under way may have left too early for them. */
  const next = new Set<Read>();

  function become(change: Partial<LiveState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function wind(next: RefreshClock): void {
    clock = next;
    clearTimeout(timer);
    const at = nextTryAt(clock);
    if (at === undefined || leaving.signal.aborted) return;
    timer = setTimeout(() => void askAll([...reads], false), Math.max(0, at - performance.now()));
  }

  async function askAll(asked: readonly Read[], isAwaited: boolean): Promise<void> {
    const { signal } = leaving;
    if (state.isReading || asked.length === 0 || signal.aborted) return;
    clearTimeout(timer);
    become({ isReading: true });
    turn += 1;
    const readings = await Promise.all(asked.map((read) => read({ signal, isAwaited, turn })));
    if (signal.aborted) return;
    const last = worstOf(readings);
    become({ isReading: false, last, ...(last === "read" ? { readAt: Date.now() } : {}) });
    wind(tried(clock, last, performance.now(), spread()));
    askNext();
  }

  function askNext(): void {
    if (state.isReading) return;
    const asked = [...next];
    next.clear();
    void askAll(asked, true);
  }

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(read) {
      reads.add(read);
      // React can hydrate a panel after a press: what it shows is older.
      if (isPressed) {
        next.add(read);
        askNext();
      }
      return () => {
        reads.delete(read);
        next.delete(read);
      };
    },
    refresh() {
      isPressed = true;
      for (const read of reads) next.add(read);
      askNext();
    },
    expectSoon: () => wind(expecting(clock, performance.now())),
    notify: (wanted) => wind(notifying(clock, wanted)),
    start() {
      leaving = new AbortController();
      const look = () => wind(shown(clock, isVisible(), performance.now()));
      look();
      const unlisten = onVisibility(look);
      return () => {
        unlisten();
        leaving.abort();
        clearTimeout(timer);
        next.clear();
        state = { ...state, isReading: false };
      };
    },
  };
}

function worstOf(readings: readonly Reading[]): Reading {
  if (readings.includes("throttled")) return "throttled";
  return readings.includes("failed") ? "failed" : "read";
}

import { vi } from "vitest";

/** Lets timers of exactly so many milliseconds end after fewer, until mocks are restored. All others stay as they are. */
export function shortenTimers(milliseconds: number, shortened: number): void {
  const original = globalThis.setTimeout;
  const shortening = (work: () => void, wait?: number) => original(work, wait === milliseconds ? shortened : wait);
  // Node's function has a member for promisify, which code under test does not use.
  vi.spyOn(globalThis, "setTimeout").mockImplementation(shortening as typeof setTimeout);
}

import { vi } from "vitest";

/** Shortens only timers of exactly this length, until mocks are restored. */
export function shortenTimers(milliseconds: number, shortened: number): void {
  const original = globalThis.setTimeout;
  const shortening = (work: () => void, wait?: number) => original(work, wait === milliseconds ? shortened : wait);
  // Leaves out Node's member for promisify, which code under test does not use.
  vi.spyOn(globalThis, "setTimeout").mockImplementation(shortening as typeof setTimeout);
}

const atLatestMilliseconds = 1000;

export function whenIdle(work: () => void): void {
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: atLatestMilliseconds });
  else setTimeout(work, atLatestMilliseconds);
}

import { isCaseLink } from "@/lib/cases/case-link";

let arrived: string | undefined;
const listeners = new Set<() => void>();

/**
 * Takes a fragment that fills the form out of the address bar and out of this entry of the history, and keeps it in memory for the page that wants
 * it. Called before the rest of the page's script runs, so that nothing else gets to see it; and again when a link is opened in a page that is there.
 */
export function takeLinkFromAddress(): void {
  const { hash, pathname, search } = window.location;
  if (!isCaseLink(hash)) return;
  arrived = hash;
  // The browser's own function: Next's would make a navigation of it.
  History.prototype.replaceState.call(window.history, window.history.state, "", pathname + search);
  for (const listener of listeners) listener();
}

/** The fragment that has arrived; only the first who asks gets it. */
export function takeArrivedLink(): string | undefined {
  const taken = arrived;
  arrived = undefined;
  return taken;
}

/** Calls back when a link arrives in a page that is there already. The answer ends that. */
export function onLinkArrival(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { isCaseLink } from "@/lib/cases/case-link-fragment";

let arrived: string | undefined;
const listeners = new Set<() => void>();

/**
 * Moves a link's fragment from the address bar and the history into memory. Call it before any other script can see the
 * fragment, and when a link is opened in the page.
 */
export function takeLinkFromAddress(): void {
  const { hash, pathname, search } = window.location;
  if (!isCaseLink(hash)) return;
  arrived = hash;
  // The browser's own function: Next's would start a navigation.
  History.prototype.replaceState.call(window.history, window.history.state, "", pathname + search);
  for (const listener of listeners) listener();
}

export function hasArrivedLink(): boolean {
  return arrived !== undefined;
}

/** In sessionStorage: a link that this tab holds through a sign-in. */
export const heldLinkKey = "casedesk.link";

export function holdsLink(): boolean {
  try {
    return sessionStorage.getItem(heldLinkKey) !== null;
  } catch {
    return false;
  }
}

/** Only the first caller gets the fragment. */
export function takeArrivedLink(): string | undefined {
  const taken = arrived;
  arrived = undefined;
  return taken;
}

/** Returns how to unsubscribe. */
export function onLinkArrival(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

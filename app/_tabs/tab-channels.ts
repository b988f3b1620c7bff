// All that the tabs of one browser tell each other.

/** From the tab of a new sign-in. Notices that ask for one change their words and look at the session again. */
export const signedInChannel = "casedesk-signed-in";

/**
 * Carries the owners of a person's draft keys, from the tab of a new sign-in and from each form that opens. Pages that
 * show another person's case are emptied; the person's own forms save again.
 */
export const ownerSignedInChannel = "casedesk-drafts-kept";

/** From a sign-out, with the tab that erased all drafts. Pages of cases are emptied, and forms stop saving. */
export const erasedChannel = "casedesk-drafts-erased";

/** The moment at which this page was opened. A page also hears its own announcements. */
export const thisTab = performance.timeOrigin;

/** A page that was made before a rotation of secrets knows only the older owners. */
export function announceOwners(owners: readonly string[]): void {
  const channel = new BroadcastChannel(ownerSignedInChannel);
  channel.postMessage(owners.join(" "));
  channel.close();
}

/** True if the announcement names one of these owners. */
export function isAnnounced(owners: readonly string[], announcement: unknown): boolean {
  const announced = String(announcement).split(" ");
  return owners.some((owner) => announced.includes(owner));
}

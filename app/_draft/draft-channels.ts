/** Tells other tabs that all drafts were erased. */
export const erasedChannel = "casedesk-drafts-erased";

/** Carries the `owner` of the draft keys of whoever just signed in, whose tabs save again. */
export const ownerSignedInChannel = "casedesk-drafts-kept";

export function announceOwner(owner: string): void {
  const channel = new BroadcastChannel(ownerSignedInChannel);
  channel.postMessage(owner);
  channel.close();
}

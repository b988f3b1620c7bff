/** Tells other tabs that all drafts were erased. */
export const erasedChannel = "casedesk-drafts-erased";

/** Carries the `owner` of the draft keys of whoever just signed in, whose tabs save again. */
export const keptChannel = "casedesk-drafts-kept";

export function tellOwner(owner: string): void {
  const channel = new BroadcastChannel(keptChannel);
  channel.postMessage(owner);
  channel.close();
}

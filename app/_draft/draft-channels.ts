/** Says that all drafts were erased: other tabs stop writing theirs. */
export const erasedChannel = "casedesk-drafts-erased";

/** Says who has just signed in, by the name that the draft's key has for its owner: that person's tabs write again. */
export const keptChannel = "casedesk-drafts-kept";

export function tellOwner(owner: string): void {
  const channel = new BroadcastChannel(keptChannel);
  channel.postMessage(owner);
  channel.close();
}

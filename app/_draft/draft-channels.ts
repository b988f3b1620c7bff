/** Other tabs are told on this channel that drafts were erased, and stop writing them. */
export const erasedChannel = "casedesk-drafts-erased";

/** Other tabs are told on this channel whose drafts may be kept: the name that the draft's key has for its owner, who has just been let in. */
export const keptChannel = "casedesk-drafts-kept";

/** Says to the other tabs that this person is signed in. */
export function tellOwner(owner: string): void {
  const channel = new BroadcastChannel(keptChannel);
  channel.postMessage(owner);
  channel.close();
}

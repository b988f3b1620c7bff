"use client";

import { useEffect } from "react";
import { announceOwner, signedInChannel } from "../../_tabs/tab-channels";

/** So that the tab with the form can send again, and save if the form is this person's. */
export function TellOtherTabs({ owner }: { owner: string }) {
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.postMessage("signed-in");
    channel.close();
    announceOwner(owner);
  }, [owner]);
  return null;
}

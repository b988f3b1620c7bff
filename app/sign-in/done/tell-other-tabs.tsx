"use client";

import { useEffect } from "react";
import { announceOwners, signedInChannel } from "../../_tabs/tab-channels";

/** So that the tab with the form can send again, and save if the form is this person's. */
export function TellOtherTabs({ owners }: { owners: readonly string[] }) {
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.postMessage("signed-in");
    channel.close();
    announceOwners(owners);
  }, [owners]);
  return null;
}

"use client";

import { useEffect } from "react";
import { signedInChannel } from "../../_account/sign-in-again";

/** Lets the tab with the form know that it can send again. */
export function TellOtherTabs() {
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.postMessage("signed-in");
    channel.close();
  }, []);
  return null;
}

"use client";

import { useEffect, useState } from "react";

/** Other tabs say on this channel that somebody has just signed in. */
export const signedInChannel = "casedesk-signed-in";

/**
 * Leads to the sign-in in a new tab, so that the page with what was typed stays as it is. Once that tab says that it is done, the way on
 * stands here instead.
 */
export function SignInAgain({ nextStep = "Try again here." }: { nextStep?: string }) {
  const [isSignedIn, setIsSignedIn] = useState(false);
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel);
    channel.onmessage = () => setIsSignedIn(true);
    return () => channel.close();
  }, []);
  if (isSignedIn) return <strong>You are signed in again, in another tab. {nextStep}</strong>;
  return <SignInAgainLink />;
}

/** To the sign-in in a new tab, which tells the other tabs when it is done. */
export function SignInAgainLink() {
  return (
    <a
      href="/sign-in?callbackUrl=/sign-in/done"
      target="_blank"
      rel="noopener"
      className="font-semibold text-accent underline underline-offset-4"
    >
      Sign in again (opens a new tab)
    </a>
  );
}

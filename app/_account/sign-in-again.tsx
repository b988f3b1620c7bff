"use client";

import { useEffect, useState } from "react";
import { signedInChannel } from "../_tabs/tab-channels";

/** A new tab, so that this page keeps what was typed. */
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

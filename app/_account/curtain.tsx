"use client";

import { createContext, type ReactNode, useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton } from "@/components/ui/button";
import { erasedChannel, isAnnounced, ownerSignedInChannel } from "../_tabs/tab-channels";
import type { GoneReason } from "./read-as-owner";

/** Call it when the portal refuses a read because its page's reader is gone. */
export const GoneContext = createContext<(why: GoneReason) => void>(() => {});

type CurtainProps = {
  /** Of the page's drafts: one for each of the portal's secrets. */
  owners: readonly string[];
  /** Within "This page no longer shows …". */
  content: "the case" | "any cases";
  children: ReactNode;
};

/** Takes everything away once the page's reader has signed out, or somebody else has signed in, in another tab. */
export function Curtain({ owners, content, children }: CurtainProps) {
  const [gone, setGone] = useState<GoneReason>();
  useEffect(() => {
    const erased = new BroadcastChannel(erasedChannel);
    const signedIn = new BroadcastChannel(ownerSignedInChannel);
    erased.onmessage = () => setGone("signed-out");
    signedIn.onmessage = ({ data }) => {
      if (!isAnnounced(owners, data)) setGone("other-user");
    };
    return () => {
      erased.close();
      signedIn.close();
    };
  }, [owners]);
  if (gone) return <Gone why={gone} content={content} />;
  return <GoneContext value={setGone}>{children}</GoneContext>;
}

const words: Readonly<Record<GoneReason, { heading: string; text: string }>> = {
  "signed-out": {
    heading: "You are signed out",
    text: "You signed out in another tab.",
  },
  "other-user": {
    heading: "Someone else is signed in",
    text: "Someone else has signed in with this browser.",
  },
  "other-role": {
    heading: "You have changed your role in another tab",
    text: "This page was made for your earlier role.",
  },
};

function Gone({ why, content }: { why: GoneReason; content: CurtainProps["content"] }) {
  const { heading, text } = words[why];
  return (
    <Alert tone="notice" role="alert">
      <h1 className="text-lg">{heading}</h1>
      <p className="mt-1">
        {text} This page no longer shows {content}.
      </p>
      <p className="mt-3">
        <PrimaryButton onClick={() => window.location.reload()}>
          {why === "signed-out" ? "Sign in again" : "Reload this page"}
        </PrimaryButton>
      </p>
    </Alert>
  );
}

"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { signedInChannel } from "../_tabs/tab-channels";
import { SignInAgain } from "./sign-in-again";

const secondsWarnedAhead = 120;

/** Warns two minutes ahead. Signing in again takes another tab, so this page keeps what was typed. */
export function SessionNotice({ secondsLeft }: { secondsLeft: number }) {
  const [state, setState] = useState<"lasting" | "ending" | "ended">("lasting");
  const endsAt = useRef(0);
  const isForm = usePathname() === "/cases/new";

  useEffect(() => {
    // The device's clock can be wrong, so count from when the page arrived.
    endsAt.current = performance.now() + secondsLeft * 1000;
    const look = () => {
      const left = (endsAt.current - performance.now()) / 1000;
      setState(left <= 0 ? "ended" : left <= secondsWarnedAhead ? "ending" : "lasting");
    };
    const ask = async () => {
      const left = await askSecondsLeft();
      if (left === undefined) return;
      endsAt.current = performance.now() + left * 1000;
      look();
    };
    look();
    const timer = setInterval(look, 1000);
    const channel = new BroadcastChannel(signedInChannel);
    channel.onmessage = () => void ask();
    // The laptop may have slept, or the person signed in elsewhere.
    const onReturn = () => {
      if (document.visibilityState === "visible") void ask();
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      clearInterval(timer);
      channel.close();
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [secondsLeft]);

  return (
    <div
      id="session-notice"
      role="status"
      className="sticky top-0 z-30 mx-auto max-h-[33vh] max-w-page overflow-y-auto px-4 sm:px-6 print:hidden"
    >
      {state === "lasting" ? null : (
        <Alert tone="notice" className="mt-2 shadow-md">
          <p>
            {state === "ending" ? "Your session ends in less than two minutes. " : "Your session has ended. "}
            {isForm ? "What you typed stays on this page." : "This page stays as it is."} <SignInAgain />
          </p>
        </Alert>
      )}
    </div>
  );
}

// By the server's clock. Undefined if the portal did not answer.
async function askSecondsLeft(): Promise<number | undefined> {
  try {
    const response = await fetch("/api/auth/session", { cache: "no-store" });
    const { expires } = (await response.json()) as { expires?: string }; // The portal's own answer.
    const now = Date.parse(response.headers.get("date") ?? "") || Date.now();
    return expires ? Math.max(0, (Date.parse(expires) - now) / 1000) : 0;
  } catch {
    return undefined;
  }
}

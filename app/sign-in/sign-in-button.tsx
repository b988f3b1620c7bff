"use client";

import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";
import { PrimaryButton } from "@/components/ui/button";

/** `callbackUrl` is a path of the portal. */
export function SignInButton({ label, callbackUrl }: { label: string; callbackUrl: string }) {
  const [isLeaving, setIsLeaving] = useState(false);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    // The Back button can restore this page as it was left.
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && setIsLeaving(false);
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, []);

  async function start() {
    if (isLeaving) return;
    setIsLeaving(true);
    setProblem("");
    try {
      await signIn("sso", { callbackUrl });
    } catch {
      setProblem("The portal did not answer. Check your connection and try again.");
      setIsLeaving(false);
    }
  }

  return (
    // React replays a press that comes before hydration only if it submits a form with an action.
    <form
      action={() => void start()}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
      className="noscript:hidden"
    >
      <PrimaryButton type="submit" aria-disabled={isLeaving} className="w-full">
        {label}
      </PrimaryButton>
      <p role="status" className="mt-2 text-danger">
        {problem}
      </p>
    </form>
  );
}

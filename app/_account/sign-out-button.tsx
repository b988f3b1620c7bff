"use client";

import { useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { eraseAllDrafts } from "../_draft/erase-all-drafts";

/** Erases the drafts in this browser, then ends the session here and at the identity provider. */
export function SignOutButton() {
  const [problem, setProblem] = useState("");

  async function leave() {
    try {
      // Erase nothing if the portal cannot be reached to sign out.
      const { ok, status } = await fetch("/api/health", { cache: "no-store" });
      if (!ok) throw new Error(`Answered ${status}`);
      await eraseAllDrafts();
      window.location.assign(await endSession());
    } catch {
      setProblem("You are still signed in: the portal did not answer. Try again when you are online.");
    }
  }

  return (
    // Does nothing without JavaScript.
    <form action={leave} className="noscript:hidden">
      <SecondaryButton type="submit" className="text-sm">
        Sign out
      </SecondaryButton>
      <p role="status" className="text-danger">
        {problem}
      </p>
    </form>
  );
}

// Returns where to end the identity provider's session. Throws if the portal's did not end.
async function endSession(): Promise<string> {
  const response = await fetch("/api/sign-out", { method: "POST" });
  if (!response.ok) throw new Error(`Answered ${response.status}`);
  const { goTo } = (await response.json()) as { goTo: string }; // The portal's own answer.
  return goTo;
}

"use client";

import { useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { eraseAllDrafts } from "../_draft/draft-store";

/** Erases what this browser holds of drafts, then ends the session here and at the identity provider. */
export function SignOutButton() {
  const [problem, setProblem] = useState("");

  async function leave() {
    try {
      // First of all, whether the portal is there: nothing is erased for a sign-out that cannot be.
      const { ok, status } = await fetch("/api/health", { cache: "no-store" });
      if (!ok) throw new Error(`Answered ${status}`);
      await eraseAllDrafts();
      window.location.assign(await endSession());
    } catch {
      setProblem("You are still signed in: the portal did not answer. Try again when you are online.");
    }
  }

  return (
    // Without script it would do nothing.
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

/** Ends the portal's session; where the browser goes to end the identity provider's. Throws when the portal did not do it. */
async function endSession(): Promise<string> {
  const response = await fetch("/api/sign-out", { method: "POST" });
  if (!response.ok) throw new Error(`Answered ${response.status}`);
  const { goTo } = (await response.json()) as { goTo: string }; // The portal's own answer.
  return goTo;
}

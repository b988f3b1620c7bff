"use client";

import { unstable_rethrow } from "next/navigation";
import { useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { eraseAllDrafts } from "../_draft/draft-store";
import { signOut } from "./sign-out";

/** Erases what this browser holds of drafts, then ends the session here and at the identity provider. */
export function SignOutButton() {
  const [problem, setProblem] = useState("");

  async function leave() {
    try {
      // First of all, whether the portal is there: nothing is erased for a sign-out that cannot be.
      await fetch("/api/health", { cache: "no-store" });
      await eraseAllDrafts();
      await signOut();
    } catch (error) {
      unstable_rethrow(error);
      setProblem("You are still signed in: the portal did not answer. Try again when you are online.");
    }
  }

  return (
    <form action={leave}>
      <SecondaryButton type="submit" className="text-sm">
        Sign out
      </SecondaryButton>
      <p role="status" className="text-danger">
        {problem}
      </p>
    </form>
  );
}

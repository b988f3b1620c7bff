"use client";

import { SecondaryButton } from "@/components/ui/button";
import { eraseAllDrafts } from "../_draft/draft-store";
import { signOut } from "./sign-out";

/** Erases what this browser holds of drafts, then ends the session here and at the identity provider. */
export function SignOutButton() {
  async function leave() {
    await eraseAllDrafts();
    await signOut();
  }
  return (
    <form action={leave}>
      <SecondaryButton type="submit" className="text-sm">
        Sign out
      </SecondaryButton>
    </form>
  );
}

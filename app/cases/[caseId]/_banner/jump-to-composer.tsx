"use client";

import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";

export const composerId = "comment";

/** Moves to the text area at the end of the conversation. A link to it would add an entry to the history. */
export function JumpToComposer({ children }: { children: ReactNode }) {
  return (
    <LinkButton
      className="font-semibold print:hidden noscript:hidden"
      onClick={() => {
        const composer = document.getElementById(composerId);
        composer?.focus();
        composer?.scrollIntoView({ block: "center" });
      }}
    >
      {children}
    </LinkButton>
  );
}

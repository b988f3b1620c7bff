"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";

type Slot = { toText: () => string };

const SlotContext = createContext<Slot>({ toText: () => "" });

/** Lets the button above the conversation copy what the conversation holds by then. */
export function ConversationText({ children }: { children: ReactNode }) {
  const [slot] = useState<Slot>(() => ({ toText: () => "" }));
  return <SlotContext value={slot}>{children}</SlotContext>;
}

/** `toText` must be stable. */
export function useConversationText(toText: () => string): void {
  const slot = useContext(SlotContext);
  useEffect(() => {
    slot.toText = toText;
  }, [slot, toText]);
}

export function CopyAsText({ caseText }: { caseText: string }) {
  const slot = useContext(SlotContext);
  return <CopyButton label="Copy as text" text={() => `${caseText}${slot.toText()}`} />;
}

"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { conversationNotRead } from "@/lib/cases/conversation-text";

type Slot = { toText: () => string };

const emptySlot = (): Slot => ({ toText: () => conversationNotRead });

const SlotContext = createContext<Slot>(emptySlot());

/** Lets the button above the conversation copy what the conversation holds by then. */
export function ConversationText({ children }: { children: ReactNode }) {
  const [slot] = useState(emptySlot);
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

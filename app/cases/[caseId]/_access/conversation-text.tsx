"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { conversationNotRead } from "@/lib/cases/conversation-text";
import { useLiveFacts } from "../_facts/live-facts";

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

/** `initial`: the text of the case as the page was made. */
export function CopyAsText({ initial }: { initial: string }) {
  const slot = useContext(SlotContext);
  const { text = initial } = useLiveFacts();
  return <CopyButton label="Copy as text" text={() => `${text}${slot.toText()}`} />;
}

"use client";

import { useRef, useState } from "react";
import { SecondaryButton } from "./button";
import { onceRendered } from "./once-rendered";

type CopyButtonProps = {
  label: string;
  /** A function for text that only the browser knows; it may have none. */
  text: string | (() => string | undefined);
  /** Shown without text. */
  otherwise?: string;
};

/** If the browser forbids copying, shows the text selected, ready for Ctrl+C. */
export function CopyButton({ label, text, otherwise }: CopyButtonProps) {
  const [message, setMessage] = useState("");
  const [byHand, setByHand] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);

  async function copy() {
    let content: string | undefined = "";
    // Emptied first: screen readers do not announce the same text twice.
    setMessage("");
    try {
      content = typeof text === "string" ? text : text();
      if (content === undefined) {
        setByHand(undefined);
        return setMessage(otherwise ?? "");
      }
      await navigator.clipboard.writeText(content);
      setByHand(undefined);
      setMessage("Copied");
    } catch {
      setByHand(content);
      setMessage("Your browser does not let the page copy. Copy the selected text yourself.");
      onceRendered(
        () => field.current,
        (box) => box.select(),
      );
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3 noscript:hidden">
      <SecondaryButton onClick={copy}>{label}</SecondaryButton>
      {/* Without words it takes no gap, but stays known to screen readers. */}
      <span role="status" className="text-ink-soft empty:-ml-3">
        {message}
      </span>
      {byHand === undefined ? null : (
        <textarea
          ref={field}
          readOnly
          rows={3}
          value={byHand}
          aria-label={`${label}: text`}
          className="w-full rounded-md border border-control bg-surface px-3 py-2"
        />
      )}
    </div>
  );
}

"use client";

import { useRef, useState } from "react";
import { SecondaryButton } from "./button";

type CopyButtonProps = {
  label: string;
  /** The text, or a function for a text that is known only in the browser, and that may turn out not to exist. */
  text: string | (() => string | undefined);
  /** Said when there is no text. */
  otherwise?: string;
};

/** Copies a text and says so; where the browser forbids it, shows the text selected, ready for Ctrl-C. */
export function CopyButton({ label, text, otherwise }: CopyButtonProps) {
  const [message, setMessage] = useState("");
  const [byHand, setByHand] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);

  async function copy() {
    let content: string | undefined = "";
    // Emptied first: the same word twice would be no change, and so not spoken.
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
      requestAnimationFrame(() => field.current?.select());
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-3 noscript:hidden">
      <SecondaryButton onClick={copy}>{label}</SecondaryButton>
      <span role="status" className="text-ink-soft">
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

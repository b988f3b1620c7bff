"use client";

import { useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { onceRendered } from "@/components/ui/once-rendered";

type StopHereProps = {
  text: string;
  noun: "text" | "rest";
  onStop: () => void;
};

/** Gives a comment up that AWS does not take or confirm. The text box is emptied once its text is copied. */
export function StopHere({ text, noun, onStop }: StopHereProps) {
  const [isByHand, setByHand] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  async function stop() {
    try {
      await navigator.clipboard.writeText(text);
      onStop();
    } catch {
      setByHand(true);
      onceRendered(
        () => field.current,
        (box) => box.select(),
      );
    }
  }

  if (!isByHand)
    return <SecondaryButton onClick={() => void stop()}>{`Stop here, and copy the ${noun}`}</SecondaryButton>;
  return (
    <div className="basis-full">
      <p role="alert" className="mb-2">
        Your browser does not let the page copy. Copy the selected text yourself, then choose “Stop here”.
      </p>
      <textarea
        ref={field}
        readOnly
        rows={3}
        value={text}
        aria-label={`The ${noun}`}
        className="mb-3 w-full rounded-md border border-control bg-surface px-3 py-2"
      />
      <SecondaryButton onClick={onStop}>Stop here</SecondaryButton>
    </div>
  );
}

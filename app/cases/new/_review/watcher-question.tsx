"use client";

import { useRef } from "react";
import { LinkButton } from "@/components/ui/button";

type WatcherQuestionProps = {
  hasWatchers: boolean;
  /** Undefined when the sign-in gave no email address. */
  onAddMe: (() => void) | undefined;
  /** Goes back to the watchers. */
  onChange: () => void;
};

/** Holds nobody up. */
export function WatcherQuestion({ hasWatchers, onAddMe, onChange }: WatcherQuestionProps) {
  const box = useRef<HTMLDivElement>(null);
  const addMe = () => {
    onAddMe?.();
    // The pressed button disappears.
    box.current?.focus();
  };
  return (
    <div ref={box} role="status" tabIndex={-1} className="mt-2">
      {hasWatchers ? (
        "You are a watcher now."
      ) : (
        <>
          <span>Nobody but AWS hears of this case by e-mail. Add yourself?</span>{" "}
          {onAddMe ? (
            <LinkButton onClick={addMe}>Add yourself as a watcher</LinkButton>
          ) : (
            <LinkButton onClick={onChange}>Add yourself in the form</LinkButton>
          )}
        </>
      )}
    </div>
  );
}

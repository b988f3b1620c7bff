"use client";

import { useEffect, useState } from "react";

const longMilliseconds = 2000;

type SendingStatusProps = {
  isSending: boolean;
  /** Only for a screen reader: the button says the same. */
  words: string;
};

/** Beside a button that writes to AWS: that it sends, and why that takes so long, once it does. */
export function SendingStatus({ isSending, words }: SendingStatusProps) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSending) return;
    const timer = setTimeout(() => setLong(true), longMilliseconds);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isSending]);
  return (
    <span role="status" className={isLong ? "w-full text-ink-soft" : "sr-only"}>
      {isLong
        ? "Still sending. AWS takes calls from your whole organisation in turn, so this can take up to 25 seconds. You do not need to press again."
        : isSending
          ? words
          : ""}
    </span>
  );
}

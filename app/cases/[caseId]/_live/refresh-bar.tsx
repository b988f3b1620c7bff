"use client";

import { useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { useLive, useLiveState } from "./live";
import type { Reading } from "./refresh-clock";

const problems: Readonly<Record<Reading, string>> = {
  read: "",
  throttled: "AWS is busy, so this page asks less often for now.",
  failed: "The last refresh failed.",
};

/** The time of the last reading, and a button for those who do not want to wait. */
export function RefreshBar() {
  const { refresh } = useLive();
  const { readAt, isReading, last } = useLiveState();
  const [isPressed, setPressed] = useState(false);
  const instant = new Date(readAt).toISOString();
  const time = `${instant.slice(11, 16)} UTC`;
  const isWaitedFor = isPressed && isReading;
  return (
    <div className="-mt-2 mb-4 flex flex-wrap items-center gap-x-4 text-sm print:hidden noscript:hidden">
      <p className="text-ink-soft">
        Updated <time dateTime={instant}>{time}</time>
        {problems[last] ? `. ${problems[last]}` : ""}
      </p>
      <LinkButton
        aria-disabled={isWaitedFor}
        onClick={() => {
          setPressed(true);
          refresh();
        }}
      >
        Refresh
      </LinkButton>
      {/* Only for a press: nobody wants to hear of every minute. */}
      <span role="status" className="sr-only">
        {isWaitedFor ? "Refreshing" : isPressed ? problems[last] || `Updated ${time}` : ""}
      </span>
    </div>
  );
}

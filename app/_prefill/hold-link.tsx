"use client";

import { useEffect, useState } from "react";
import { onLinkArrival, takeArrivedLink } from "./arrived-link";
import { holdLink } from "./held-link";

/** On the sign-in page: seals and keeps what a link brought until the sign-in is done. */
export function HoldLink({ ticket, sealingKey }: { ticket: string; sealingKey: string }) {
  const [message, setMessage] = useState("");

  useEffect(() => {
    const hold = async () => {
      const fragment = takeArrivedLink();
      if (fragment === undefined) return;
      const isHeld = await holdLink(fragment, { ticket, key: sealingKey });
      setMessage(
        isHeld
          ? "What your link fills in is kept in this tab until you have signed in, for half an hour at most."
          : "Your browser does not let this page keep what your link fills in: sign in, then open the link again.",
      );
    };
    void hold();
    return onLinkArrival(() => void hold());
  }, [ticket, sealingKey]);

  return (
    <p role="status" className="mt-6 text-ink-soft">
      {message}
    </p>
  );
}

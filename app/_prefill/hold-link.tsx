"use client";

import { useEffect, useState } from "react";
import { onLinkArrival, takeArrivedLink } from "./arrived-link";
import { holdLink } from "./held-link";

/** Keeps a prefilled link through the sign-in. */
export function HoldLink({ ticket, sealingKey }: { ticket: string; sealingKey: string }) {
  const [message, setMessage] = useState("");

  useEffect(() => {
    const hold = async () => {
      const fragment = takeArrivedLink();
      if (fragment === undefined) return;
      const isHeld = await holdLink(fragment, { ticket, key: sealingKey });
      setMessage(
        isHeld
          ? "This tab keeps the content of your link while you sign in, for up to 30 minutes."
          : "Your browser does not let this page keep the content of your link. Sign in, then open the link again.",
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

"use client";

import { type ReactNode, useId, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";

/** A button that shows and hides what follows. */
export function GiveAccess({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div className="noscript:hidden">
        <SecondaryButton aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          Give access
        </SecondaryButton>
      </div>
      <section id={id} hidden={!isOpen} aria-label="Give access" className="order-1 basis-full">
        {children}
      </section>
    </>
  );
}

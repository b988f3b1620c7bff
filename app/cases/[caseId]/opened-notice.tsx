"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";

/** Says that the case is open. Takes the focus, so that a screen reader starts here and not at the top of a new page. */
export function OpenedNotice() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert ref={box} tone="success" role="status" tabIndex={-1} className="mb-6">
      <p className="text-lg font-semibold">Case opened</p>
      <p>AWS has given it the number below. Send the link to your colleagues: they see it under their own roles.</p>
    </Alert>
  );
}

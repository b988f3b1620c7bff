"use client";

import { useSettled } from "./use-settled";

/** Warns, never blocks. Spoken only when typing pauses. */
export function CharacterCount({ length, limit }: { length: number; limit: number }) {
  const left = limit - length;
  const text = left >= 0 ? `${format(left)} of ${format(limit)} characters left` : `${format(-left)} too many`;
  const spoken = useSettled(left < limit / 10 ? text : "", 1000);
  return (
    <>
      <span aria-hidden="true" className={left < 0 ? "font-semibold text-danger" : ""}>
        {text}
      </span>
      <span role="status" className="sr-only">
        {spoken}
      </span>
    </>
  );
}

// The same on the server and in every browser: 8,000.
function format(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

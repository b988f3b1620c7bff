"use client";

import { formatBytes } from "@/lib/cases/format-bytes";
import type { Progress } from "@/lib/evidence/findings/evidence";

export function ReadingProgress({ progress }: { progress: Progress | undefined }) {
  const { readBytes = 0, totalBytes = 0 } = progress ?? {};
  const percent = totalBytes === 0 ? 0 : Math.floor((100 * readBytes) / totalBytes);
  const words = totalBytes === 0 ? "Reading…" : `Reading: ${formatBytes(readBytes)} of ${formatBytes(totalBytes)}`;
  return (
    <>
      <progress aria-label="Reading evidence" value={percent} max={100} className="block h-3 w-full accent-accent" />
      <p aria-hidden="true" className="mt-1">
        {words}
      </p>
      {/* Spoken at every quarter: more would be noise. */}
      <p role="status" className="sr-only">
        {percent < 25 ? "Reading evidence" : `${percent - (percent % 25)} percent read`}
      </p>
    </>
  );
}

"use client";

import { useSyncExternalStore } from "react";
import { formatInZone, formatUtc } from "@/lib/cases/moment-text";

/** A moment in UTC and, once the browser has said where it is, in local time. */
export function Moment({ instant }: { instant: Date }) {
  const timeZone = useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  return (
    <time dateTime={instant.toISOString()}>
      {formatUtc(instant)}
      {timeZone === "UTC" ? null : (
        <span className="block text-sm text-ink-soft">{formatInZone(instant, timeZone)}</span>
      )}
    </time>
  );
}

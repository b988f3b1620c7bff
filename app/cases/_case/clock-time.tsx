"use client";

import { formatTimeInZone, formatTimeUtc } from "@/lib/cases/moment-text";
import { useDeviceZone } from "./use-device-zone";

/** "02:29 UTC (03:29 your time)", within a sentence. */
export function ClockTime({ instant }: { instant: Date }) {
  const timeZone = useDeviceZone();
  const isElsewhere = timeZone !== undefined && timeZone !== "UTC";
  return (
    <time dateTime={instant.toISOString()}>
      {formatTimeUtc(instant)}
      {isElsewhere ? ` (${formatTimeInZone(instant, timeZone)} your time)` : null}
    </time>
  );
}

"use client";

import { formatInZone, formatUtc } from "@/lib/cases/moment-text";
import { useDeviceZone } from "./use-device-zone";

/** UTC and local time. The browser knows its zone after hydration; the second line is reserved until then. */
export function Moment({ instant }: { instant: Date }) {
  return (
    <time dateTime={instant.toISOString()}>
      {formatUtc(instant)}
      <span className="block text-sm text-ink-soft">{toLocalText(instant, useDeviceZone())}</span>
    </time>
  );
}

function toLocalText(instant: Date, timeZone: string | undefined): string {
  if (timeZone === undefined) return "\u00a0";
  return timeZone === "UTC" ? "Your device is set to UTC" : formatInZone(instant, timeZone);
}

"use client";

import { formatInZone, formatUtc } from "@/lib/cases/moment-text";
import { useDeviceZone } from "./use-device-zone";

/** A moment in a long list: UTC, and the local time without the zone's name. */
export function ShortMoment({ at }: { at: number | undefined }) {
  const timeZone = useDeviceZone();
  if (at === undefined) return "Time unknown";
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()}>
      {formatUtc(instant)}
      <span className="block">{toLocalText(instant, timeZone)}</span>
    </time>
  );
}

/** The second line is reserved until the browser knows its zone. */
function toLocalText(instant: Date, timeZone: string | undefined): string {
  if (timeZone === undefined) return "\u00a0";
  if (timeZone === "UTC") return "";
  const [utcDay = ""] = formatUtc(instant).split(", ");
  const [local = ""] = formatInZone(instant, timeZone).split(" (");
  return `${local.replace(`${utcDay}, `, "")} your time`;
}

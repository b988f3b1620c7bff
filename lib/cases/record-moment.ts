import { formatInZone, formatUtc } from "./moment-text";

/** ISO 8601. `local` has the offset of the record's time zone at that moment. */
export type RecordMoment = { utc: string; local: string };

/** Null for a time that AWS does not give. */
export function toRecordMoment(utc: string | undefined, timeZone: string): RecordMoment | null {
  const instant = new Date(utc ?? Number.NaN);
  if (Number.isNaN(instant.getTime())) return null;
  const [, sign = "+", hours = "00", minutes = "00"] =
    /UTC([+-])(\d\d):(\d\d)\)$/.exec(formatInZone(instant, timeZone)) ?? [];
  const offsetMinutes = Number(`${sign}1`) * (60 * Number(hours) + Number(minutes));
  const wall = new Date(instant.getTime() + offsetMinutes * 60_000).toISOString();
  return { utc: instant.toISOString(), local: wall.replace("Z", `${sign}${hours}:${minutes}`) };
}

/** "22 Nov 2026, 01:14 UTC" and, in another zone, "22 Nov 2026, 02:14 (Europe/Berlin, UTC+01:00)". */
export function toMomentLines(moment: RecordMoment | null, timeZone: string): string[] {
  if (moment === null) return ["Time unknown"];
  const instant = new Date(moment.utc);
  return [...new Set([formatUtc(instant), formatInZone(instant, timeZone)])];
}

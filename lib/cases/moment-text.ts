/**
 * "22 Nov 2026, 01:14 UTC", with seconds if there are any. The same in every browser and on the server. An invalid date
 * is "unknown".
 */
export function formatUtc(instant: Date): string {
  if (Number.isNaN(instant.getTime())) return "unknown";
  const utc = toUtcParts(instant);
  return `${formatDay(utc)}, ${formatTime(utc)} UTC`;
}

/** "22 Nov 2026, 02:14 (Europe/Berlin, UTC+01:00)". The same in every browser and on the server. */
export function formatInZone(instant: Date, timeZone: string): string {
  if (Number.isNaN(instant.getTime()) || timeZone === "UTC" || !isTimeZone(timeZone)) return formatUtc(instant);
  const offset = offsetMilliseconds(instant, timeZone);
  const local = toUtcParts(new Date(instant.getTime() + offset));
  return `${formatDay(local)}, ${formatTime(local)} (${timeZone}, UTC${formatOffset(offset)})`;
}

/** "02:14 UTC", to the minute. */
export function formatTimeUtc(instant: Date): string {
  const { hour, minute } = toUtcParts(instant);
  return `${formatTime({ hour, minute, second: 0 })} UTC`;
}

/** "03:14", to the minute. */
export function formatTimeInZone(instant: Date, timeZone: string): string {
  const { hour, minute } = toUtcParts(new Date(instant.getTime() + offsetMilliseconds(instant, timeZone)));
  return formatTime({ hour, minute, second: 0 });
}

/** "22 Nov 2026". January is month 1. */
export function formatDay({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${day} ${months[month - 1]} ${String(year).padStart(4, "0")}`;
}

/** Asking the engine is slow, and a form asks about the same one at every change. */
let lastTimeZone = "UTC";

export function isTimeZone(timeZone: string): boolean {
  if (timeZone === lastTimeZone) return true;
  // Only names: not every engine accepts offsets ("+01:00"), so the server could refuse what the browser accepted.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    lastTimeZone = timeZone;
    return true;
  } catch {
    return false;
  }
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function toUtcParts(instant: Date) {
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    hour: instant.getUTCHours(),
    minute: instant.getUTCMinutes(),
    second: instant.getUTCSeconds(),
  };
}

// The zone's wall clock, read as if it were UTC, minus the moment.
function offsetMilliseconds(instant: Date, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

/** Making one is slow, and a conversation shows a thousand times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}

function formatTime({ hour, minute, second }: { hour: number; minute: number; second: number }): string {
  const parts = second === 0 ? [hour, minute] : [hour, minute, second];
  return parts.map(twoDigits).join(":");
}

function formatOffset(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${milliseconds < 0 ? "-" : "+"}${parts.map(twoDigits).join(":")}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

import {
  type CalendarDate,
  CalendarDateTime,
  fromAbsolute,
  parseDate,
  toCalendarDateTime,
  toZoned,
  type ZonedDateTime,
} from "@internationalized/date";
import { maxIncidentStartMinutesAhead, minIncidentStartYear } from "./case-limits";
import { formatDay, isTimeZone } from "./moment-text";
import { quoted } from "./text";

/** `2026-11-22`, `02:14` or `02:14:30`, and a zone such as `Europe/Berlin`. */
export type IncidentStartInput = { date: string; time: string; timeZone: string };

export type IncidentStartReading =
  | { ok: true; instant: Date }
  | { ok: false; field: keyof IncidentStartInput; message: string };

/**
 * Refuses times that a clock change skipped or repeated, unknown zones, years before AWS existed, and the future,
 * beyond `maxIncidentStartMinutesAhead`.
 */
export function readIncidentStart(typed: IncidentStartInput, now: Date = new Date()): IncidentStartReading {
  const [problem] = incidentStartProblems(typed);
  if (problem !== undefined) return { ok: false, ...problem };
  const timeZone = typed.timeZone.trim();
  const local = toLocal(parseDate(typed.date.trim()), typed.time.trim());
  const zoned = toZoned(local, timeZone, "compatible");
  if (!isUnambiguous(local, timeZone)) {
    const when = `${typed.time.trim()} on ${formatDay(local)}`;
    const message = isSameLocalTime(zoned, local)
      ? `${when} happened twice in ${timeZone}, when the clocks were changed: choose UTC as the time zone and enter the time in UTC.`
      : `${when} was skipped in ${timeZone}, when the clocks were changed: choose UTC as the time zone and enter the time in UTC.`;
    return { ok: false, field: "time", message };
  }
  const instant = zoned.toDate();
  if (instant.getTime() > now.getTime() + maxIncidentStartMinutesAhead * 60_000) {
    const today = fromAbsolute(now.getTime(), timeZone);
    return local.compare(today) > 0 && formatDay(local) !== formatDay(today)
      ? { ok: false, field: "date", message: "The start date is in the future: enter today or an earlier day." }
      : { ok: false, field: "time", message: "The start time is in the future: check the time and the time zone." };
  }
  return { ok: true, instant };
}

/** Checks the three parts separately. */
export function incidentStartProblems(
  typed: IncidentStartInput,
): { field: keyof IncidentStartInput; message: string }[] {
  const problems: { field: keyof IncidentStartInput; message: string | undefined }[] = [
    { field: "date", message: problemInDate(typed.date.trim()) },
    { field: "time", message: problemInTime(typed.time.trim()) },
    { field: "timeZone", message: problemInTimeZone(typed.timeZone.trim()) },
  ];
  return problems.flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]));
}

function problemInDate(date: string): string | undefined {
  if (date === "") return "Enter the estimated start date";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return "Enter the start date as year, month and day, like 2026-11-22";
  try {
    const { year } = parseDate(date);
    return year < minIncidentStartYear ? `Check the year of the start date: ${year}` : undefined;
  } catch {
    return `${quoted(date)} is not a day of the calendar: check the start date.`;
  }
}

function problemInTime(time: string): string | undefined {
  if (time === "") return "Enter the estimated start time";
  if (!timePattern.test(time)) return "Enter the start time as hours and minutes of a 24-hour clock, like 02:14";
  return undefined;
}

const timePattern = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

function problemInTimeZone(timeZone: string): string | undefined {
  if (timeZone === "") return "Select the time zone of the start time";
  if (!isTimeZone(timeZone)) return `${quoted(timeZone)} is not a known time zone: choose UTC or another one.`;
  return undefined;
}

function toLocal(date: CalendarDate, time: string): CalendarDateTime {
  const [, hour, minute, second = "0"] = timePattern.exec(time) ?? [];
  return new CalendarDateTime(date.year, date.month, date.day, Number(hour), Number(minute), Number(second));
}

function isUnambiguous(local: CalendarDateTime, timeZone: string): boolean {
  try {
    toZoned(local, timeZone, "reject");
    return true;
  } catch {
    return false;
  }
}

function isSameLocalTime(zoned: ZonedDateTime, local: CalendarDateTime): boolean {
  return toCalendarDateTime(zoned).compare(local) === 0;
}

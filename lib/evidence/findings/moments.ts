import { maxIncidentStartMinutesAhead, minIncidentStartYear } from "@/lib/cases/case-limits";
import type { SkipReason } from "./evidence";

export type MomentReading = { ok: true; milliseconds: number } | { ok: false; why: SkipReason };

/**
 * Reads ISO 8601 with a zone, epoch numbers, and access log times. A time without a zone counts only where the source
 * writes UTC (`isUtc`): a start that is hours off misleads. Undefined if the value does not look like a time.
 */
export function readMoment(value: unknown, now: number, isUtc = false): MomentReading | undefined {
  const milliseconds = toMilliseconds(value, isUtc);
  if (milliseconds === undefined || Number.isNaN(milliseconds)) return undefined;
  if (milliseconds === "no zone") return { ok: false, why: "time without zone" };
  if (milliseconds < earliest || milliseconds > now + maxIncidentStartMinutesAhead * 60_000) {
    return { ok: false, why: "time out of range" };
  }
  return { ok: true, milliseconds };
}

export const momentPattern =
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?|\b\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\b/g;

const earliest = Date.UTC(minIncidentStartYear, 0, 1);
const isoPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;
const logPattern = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})$/;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function toMilliseconds(value: unknown, isUtc: boolean): number | "no zone" | undefined {
  if (typeof value === "number") return fromEpoch(value);
  if (typeof value !== "string" || value.length > 40) return undefined;
  const text = value.trim();
  if (/^\d{9,10}(?:\.\d{1,9})?$|^\d{13}$/.test(text)) return fromEpoch(Number(text));
  const iso = isoPattern.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = iso;
    if (zone === undefined && !isUtc) return "no zone";
    const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
    return atUtc([year, month, day, hour, minute, second].map(Number), milliseconds, zone);
  }
  const log = logPattern.exec(text);
  if (log === null) return undefined;
  const [, day, month = "", year, hour, minute, second, zone] = log;
  return atUtc([Number(year), months.indexOf(month) + 1, ...[day, hour, minute, second].map(Number)], 0, zone);
}

function fromEpoch(number: number): number {
  // Seconds stay below 1e10 until 2286. Above 1e14 they are microseconds or nanoseconds.
  if (number < 1e11) return Math.round(number * 1_000);
  if (number < 1e14) return number;
  return number < 1e17 ? Math.floor(number / 1e3) : Math.floor(number / 1e6);
}

function atUtc(parts: number[], milliseconds: number, zone: string | undefined): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  // `Date` would turn 31 February into another day.
  const read = new Date(utc);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || minute > 59 || second > 60) return Number.NaN;
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? "") ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? utc + offset : utc - offset;
}

import { maxIncidentStartMinutesAhead, minIncidentStartYear } from "@/lib/cases/case-limits";
import type { SkipReason } from "./evidence";

/** `hasZone` is false if nothing says which time zone: the time was then read as UTC. */
export type MomentReading =
  | { ok: true; milliseconds: number; hasZone: boolean }
  | { ok: false; why: Extract<SkipReason, "time out of range" | "date in two readings"> };

/**
 * Reads the forms in which logs, consoles and mail write a time, and epoch numbers. `isUtc`: the source writes UTC
 * where no zone is named. Undefined if the value does not look like a time.
 */
export function readMoment(value: unknown, now: number, isUtc = false): MomentReading | undefined {
  const read =
    typeof value === "number" ? fromEpoch(value) : typeof value === "string" ? fromText(value, now) : undefined;
  if (read === undefined) return undefined;
  if (read === "two readings") return { ok: false, why: "date in two readings" };
  const { milliseconds, hasZone } = read;
  if (milliseconds < earliest || milliseconds > now + maxIncidentStartMinutesAhead * 60_000) {
    // Without a zone it can seem up to 14 hours ahead.
    if (hasZone || milliseconds < earliest || milliseconds > now + 14 * hour)
      return { ok: false, why: "time out of range" };
  }
  return { ok: true, milliseconds, hasZone: hasZone || isUtc };
}

const hour = 3_600_000;
const earliest = Date.UTC(minIncidentStartYear, 0, 1);

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// RFC 5322, and the abbreviations that mean one offset only. In hours.
const zones: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  ut: 0,
  wet: 0,
  west: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};

const zone = String.raw`(?: ?\(?(?<zone>(?:UTC|GMT)?[+\u2212-]\d\d?(?::?\d\d)?|Z|UTC|GMT|UT|WES?T|CES?T|MES?Z|EES?T|MSK|JST|KST|AE[SD]T|NZ[SD]T|[ECMP][SD]T)\)?(?!\w|:\w))?`;
const clock = String.raw`(?<clock>\d{1,2}:\d\d(?::\d\d(?:[.,:]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\b\.?)?)`;
const month =
  "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[a-z]{0,6}";
const year = String.raw`(?<year>\d{4})`;
const day = String.raw`(?<day>\d{1,2})`;
const between = "(?:,? (?:at |@ )?|T|, at |:|_|,|[\"'],? ?[\"'])";

// Each begins with a digit or a month at the edge of a word, and repeats nothing without bound.
const forms = [
  new RegExp(String.raw`^${year}[-/.](?<number>\d\d?)[-/.]${day}(?:[T \t]|, |T:|_| - )${clock}${zone}$`), // 2026-11-20T01:14:00Z
  new RegExp(String.raw`^${year}:(?<number>\d\d):(?<day>\d\d)-${clock}$`), // 2026:11:20-01:14:00, as Sophos
  new RegExp(`^${year} ${month} {1,2}${day} ${clock}${zone}$`), // 2026 Nov 20 01:14:00
  new RegExp(String.raw`^${year} (?<number>\d\d) (?<day>\d\d) ${clock}${zone}$`), // 2026 11 20 01:14:00
  new RegExp(String.raw`^${year}(?<number>\d\d)(?<day>\d\d)[T -](?<clock>\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)${zone}$`), // 20261120 01:14:00
  new RegExp(
    String.raw`^${year}(?<number>\d\d)(?<day>\d\d)[T ]?(?<compact>\d{6})(?:[.,]\d{1,6})?(?<zone>Z|[+-]\d{4})?$`,
  ), // 20261120T011400Z
  new RegExp(`^${day}[-/ ]?${month}[-/ ,]{0,2}${year}${between}${clock}${zone}$`), // 20/Nov/2026:01:14:00 +0000, RFC 2822
  new RegExp(String.raw`^${month}\.? {1,2}${day},? ${year}${between}${clock}${zone}$`), // Nov 20, 2026, 01:14 (UTC+01:00)
  new RegExp(String.raw`^${month} {1,2}${day} ${clock}(?: (?<zone>[A-Z]{3,4}|[+-]\d{4}))? ${year}(?!\d|[.:-])$`), // Fri Nov 20 01:14:00 UTC 2026
  new RegExp(String.raw`^(?<number>\d\d)/(?<day>\d\d)(?:/(?<year>\d{4}|\d\d))?-${clock}$`), // 11/20-01:14:00, as Snort
  new RegExp(
    String.raw`^(?<first>\d{1,2})(?<sign>[./-])(?<second>\d{1,2})[./-](?<year>\d{4}|\d{2}(?!\d))${between}${clock}${zone}$`,
  ), // 20.11.2026 01:14
  new RegExp(String.raw`^${month} {1,2}${day} (?<clock>\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)${zone}$`), // Nov 20 01:14:00, without a year
  new RegExp(String.raw`^${month} {1,2}${day} (?<clock>\d\d:\d\d)$`), // Nov 20 01:14, as `last`
  new RegExp(String.raw`^${day} ${month} (?<clock>\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)${zone}$`), // 20 Nov 01:14:00
  /^[IWEF](?<number>\d\d)(?<day>\d\d) (?<clock>\d\d:\d\d:\d\d\.\d{6})$/, // I1120 01:14:00.123456, as Kubernetes
];

const anyForm = forms.map(({ source }) => source.slice(1, -1).replace(/\(\?<[a-z]+>/g, "(?:")).join("|");
export const momentPattern = new RegExp(
  String.raw`(?:(?<![\w.:/-])|(?<=[.:])(?=[A-Z][a-z]{2} ))(?:${anyForm})(?!\d|:\d)`,
  "g",
);
const weekday = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? /;

/** Whether a text is a time and nothing else. */
export function isMoment(text: string): boolean {
  if (text.length > maxLength || !/\d:\d|\d{8}[T ]?\d{6}/.test(text)) return false;
  const bare = text.trim().replace(weekday, "");
  return forms.some((form) => form.test(bare));
}

const maxLength = 60;

type Read = { milliseconds: number; hasZone: boolean };

// The commonest form, read without a search for the others.
const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z$/;
const dateAlone = /^(\d{4})-(\d\d)-(\d\d)(Z?)$/;
const epoch = /^\d{9,10}(?:\.\d{1,9})?$|^\d{13}(?:\.\d{1,3})?$|^\d{16}$|^\d{19}$/;

function fromText(value: string, now: number): Read | "two readings" | undefined {
  if (value.length > maxLength) return undefined;
  // ASP.NET's JSON: /Date(1795137240123)/
  const text = value.trim().replace(/^\/Date\((\d{13})\)\/$/, "$1");
  if (epoch.test(text)) return fromEpoch(Number(text));
  const [, isoYear, isoMonth, isoDay, isoClock] = iso.exec(text) ?? [];
  if (isoClock !== undefined) return toRead([Number(isoYear), Number(isoMonth), Number(isoDay)], isoClock, 0);
  const [, dateYear, dateMonth, dateDay, isUtc] = dateAlone.exec(text) ?? [];
  if (dateYear !== undefined) {
    return toRead([Number(dateYear), Number(dateMonth), Number(dateDay)], "0:00", isUtc === "Z" ? 0 : undefined);
  }
  const bare = text.replace(/^["'[(](?=\w)|(?<=\w)["'\]]$/g, "").replace(weekday, "");
  for (const form of forms) {
    const groups = form.exec(bare)?.groups;
    if (groups !== undefined) return fromGroups(groups, now);
  }
  return undefined;
}

function fromGroups(
  groups: Readonly<Record<string, string | undefined>>,
  now: number,
): Read | "two readings" | undefined {
  const { compact, zone: zoneName } = groups;
  const clockText = compact === undefined ? (groups.clock ?? "") : compact.replace(/(\d\d)(?=\d)/g, "$1:");
  const offset = toOffset(zoneName);
  const date = dateOf(groups);
  if (date === undefined) return "two readings";
  const [monthNumber, dayNumber] = date;
  if (groups.year !== undefined) {
    const century = groups.year.length === 2 ? 2_000 : 0;
    return toRead([century + Number(groups.year), monthNumber, dayNumber], clockText, offset);
  }
  // Syslog leaves out the year: the last one in which the day is not ahead.
  const thisYear = new Date(now).getUTCFullYear();
  const read = toRead([thisYear, monthNumber, dayNumber], clockText, offset);
  const isAhead = read !== undefined && read.milliseconds > now + 24 * hour;
  return isAhead ? toRead([thisYear - 1, monthNumber, dayNumber], clockText, offset) : read;
}

// Month and day. Day first with full stops, month first where the clock has twelve hours; else only what cannot be
// read both ways.
function dateOf(groups: Readonly<Record<string, string | undefined>>): [number, number] | undefined {
  const { month: name, number, day: dayText, first, second, sign, clock: clockText = "" } = groups;
  if (name !== undefined) return [months.indexOf(name.toLowerCase()) + 1, Number(dayText)];
  if (number !== undefined) return [Number(number), Number(dayText)];
  const [one, other] = [Number(first), Number(second)];
  if (sign === "." || one > 12) return [other, one];
  return other > 12 || one === other || /[AaPp]\.?[Mm]/.test(clockText) ? [one, other] : undefined;
}

// In minutes; undefined if no zone is named.
function toOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const named = zones[text.toLowerCase()];
  if (named !== undefined) return named * 60;
  const [, sign, hours, minutes = "0"] = /^(?:UTC|GMT)?([+\u2212-])(\d\d?):?(\d\d)?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 14) return undefined;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === "+" ? offset : -offset;
}

const clockParts = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,:](\d{1,9}))?)?(?: ?([AaPp])\.?[Mm])?/;

function toRead(date: [number, number, number], clockText: string, offset: number | undefined): Read | undefined {
  const [yearNumber, monthNumber, dayNumber] = date;
  const [, h = "0", m = "0", s = "0", fraction = "", half = ""] = clockParts.exec(clockText) ?? [];
  const hours = half === "" ? Number(h) : (Number(h) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const utc = Date.UTC(yearNumber, monthNumber - 1, dayNumber, hours, Number(m), Number(s), milliseconds);
  // `Date` would turn 31 February into another day, and 25:00 into the next.
  const read = new Date(Date.UTC(yearNumber, monthNumber - 1, dayNumber));
  if (Number.isNaN(utc) || read.getUTCMonth() !== monthNumber - 1 || read.getUTCDate() !== dayNumber) return undefined;
  if (hours > 23 || Number(m) > 59 || Number(s) > 60) return undefined;
  return { milliseconds: utc - (offset ?? 0) * 60_000, hasZone: offset !== undefined };
}

function fromEpoch(number: number): Read | undefined {
  // Seconds stay below 1e10 until 2286. Above 1e14 they are microseconds, above 1e17 nanoseconds.
  if (!Number.isFinite(number) || number < 1e8) return undefined;
  if (number < 1e11) return { milliseconds: Math.round(number * 1_000), hasZone: true };
  const perMillisecond = number < 1e14 ? 1 : number < 1e17 ? 1e3 : 1e6;
  return { milliseconds: Math.floor(number / perMillisecond), hasZone: true };
}

import { readAccountIds } from "./account-id";
import { isAwsRegionCode } from "./aws-regions";
import {
  maxDescriptionCharacters,
  maxImpactedAccounts,
  maxImpactedServices,
  maxTags,
  maxThreatActorIpAddresses,
  maxTitleCharacters,
  maxWatchers,
} from "./case-limits";
import type { CaseParts } from "./case-link";
import type { Report } from "./field-reader";
import { incidentStartProblems, readIncidentStart } from "./incident-start";
import { readImpactedServices } from "./scope";
import { readTags } from "./tags";
import { problemInText, quoted, toSentText } from "./text";
import { readThreatActors } from "./threat-actors";
import { readWatchers } from "./watchers";

/** What of a stranger's content the form can take, and what is ignored and why, a sentence each, at most `maxReasons` and one that counts the others. */
export type CasePartsReading = { parts: CaseParts; ignored: string[] };

/**
 * Reads members of the form from an object that anyone may have written. Each part is looked at by itself, by the rules of the form: what the form would
 * refuse is left out and explained, the rest is used. Only a title or a description that is too long is taken, since the form counts what is too much.
 * A start in a zone other than UTC or `timeZone`, the reader's own, becomes UTC, so that no unfamiliar zone is read past. The client token is never
 * taken. Never throws.
 */
export function readCaseParts(content: Record<string, unknown>, { timeZone }: { timeZone: string }): CasePartsReading {
  const ignored: string[] = [];
  const parts: CaseParts = {};
  for (const [name, value] of Object.entries(content)) {
    const read = readers.get(name);
    if (name === "clientToken") ignored.push("Client token: every form has one of its own.");
    else if (read) Object.assign(parts, read(value, { timeZone, ignore: (reason) => ignored.push(reason) }));
    else ignored.push(`${quoted(name)}: the form has no such field.`);
  }
  return { parts, ignored: shortened(ignored) };
}

/** Whether a value is an object with members, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** More would not be read by anyone. */
const maxReasons = 20;

function shortened(reasons: string[]): string[] {
  const more = reasons.length - maxReasons;
  return more > 1 ? [...reasons.slice(0, maxReasons), `And ${more} more.`] : reasons;
}

type Context = { timeZone: string; ignore: (reason: string) => void };

type Reader = (value: unknown, context: Context) => CaseParts;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["resolverType", oneOf("Who resolves the case?", ["AWS", "Self"], (resolverType) => ({ resolverType }))],
  [
    "engagementType",
    oneOf("Type of request", ["Security Incident", "Investigation"], (engagementType) => ({ engagementType })),
  ],
  ["title", text("Title", maxTitleCharacters, false, (title) => ({ title }))],
  ["description", text("Description", maxDescriptionCharacters, true, (description) => ({ description }))],
  ["reportedIncidentStartDate", readStart],
  ["impactedAccounts", readAccounts],
  ["impactedAwsRegions", readRegions],
  ["impactedServices", readServices],
  [
    "threatActorIpAddresses",
    (value, context) => {
      const blank = { ipAddress: "", userAgent: "" };
      const rows = readRows(value, "IP address", blank, maxThreatActorIpAddresses, readThreatActors, context);
      return rows.length > 0 ? { threatActorIpAddresses: rows } : {};
    },
  ],
  [
    "watchers",
    (value, context) => {
      const blank = { email: "", name: "", jobTitle: "" };
      const rows = readRows(value, "Watcher", blank, maxWatchers, readWatchers, context);
      return rows.length > 0 ? { watchers: rows } : {};
    },
  ],
  [
    "tags",
    (value, context) => {
      const rows = readRows(value, "Tag", { key: "", value: "" }, maxTags, readTags, context);
      return rows.length > 0 ? { tags: rows } : {};
    },
  ],
]);

function oneOf(label: string, choices: readonly string[], toParts: (choice: string) => CaseParts): Reader {
  return (value, { ignore }) => {
    if (typeof value === "string" && choices.includes(value)) return toParts(value);
    if (value !== "") ignore(`${label}: it must be ${choices.map(quoted).join(" or ")}.`);
    return {};
  };
}

/** A text of any length that the link can have: the form says how many characters are too many. */
function text(label: string, maxCharacters: number, multiline: boolean, toParts: (text: string) => CaseParts): Reader {
  return (value, { ignore }) => {
    if (typeof value !== "string") {
      ignore(`${label}: it must be a text of up to ${maxCharacters} characters.`);
      return {};
    }
    const sent = toSentText(value, { multiline });
    const problem = problemInText(sent, { multiline });
    if (problem !== undefined) ignore(`${label}: ${problem}`);
    return problem !== undefined || sent.trim() === "" ? {} : toParts(sent);
  };
}

function readStart(value: unknown, { timeZone, ignore }: Context): CaseParts {
  const label = "Estimated start";
  const { date = "", time = "", timeZone: zone = "UTC" } = toRecord(value);
  if (!isRecord(value) || ![date, time, zone].every((part) => typeof part === "string")) {
    ignore(`${label}: it must have the texts date, time and timeZone.`);
    return {};
  }
  const typed = { date: String(date).trim(), time: String(time).trim(), timeZone: String(zone).trim() };
  if (typed.date === "" && typed.time === "") return {};
  const isFamiliar = typed.timeZone === "UTC" || typed.timeZone === timeZone;
  const reading = readIncidentStart(typed);
  if (reading.ok) return { reportedIncidentStartDate: isFamiliar ? typed : inUtc(reading.instant) };
  // One half of a start is still a help, where nobody can misread it.
  const missing = (["date", "time"] as const).find((part) => typed[part] === "");
  const wrong = incidentStartProblems(typed).find(({ field }) => field !== missing);
  if (missing !== undefined && isFamiliar && wrong === undefined) return { reportedIncidentStartDate: typed };
  ignore(`${label}: ${wrong?.message ?? reading.message}`);
  return {};
}

function inUtc(instant: Date): { date: string; time: string; timeZone: string } {
  const [date = "", time = ""] = instant.toISOString().split("T");
  return { date, time: time.slice(0, time.startsWith(":00", 5) ? 5 : 8), timeZone: "UTC" };
}

function readAccounts(value: unknown, { ignore }: Context): CaseParts {
  if (typeof value !== "string") {
    ignore("Impacted accounts: it must be a text, the IDs separated by spaces, commas or line ends.");
    return {};
  }
  const readings = readAccountIds(value).map(({ reading }) => reading);
  for (const reading of readings) if (!reading.ok) ignore(`Impacted accounts: ${reading.message}`);
  const accountIds = [...new Set(readings.flatMap((reading) => (reading.ok ? [reading.accountId] : [])))];
  const kept = upTo(maxImpactedAccounts, accountIds, "Impacted accounts", ignore);
  // As it was written, where all of it can be used: the form shows what becomes of it.
  if (readings.every(({ ok }) => ok) && kept.length === accountIds.length && kept.length > 0) {
    return { impactedAccounts: toSentText(value).trim() };
  }
  return kept.length > 0 ? { impactedAccounts: kept.join("\n") } : {};
}

function readRegions(value: unknown, { ignore }: Context): CaseParts {
  const codes = textsIn(value, "Impacted Regions", ignore);
  const kept = [...new Set(codes)].filter((code) => {
    const isKnown = isAwsRegionCode(code);
    if (!isKnown) ignore(`Impacted Regions: ${quoted(code)} is not a Region that AWS accepts here.`);
    return isKnown;
  });
  return kept.length > 0 ? { impactedAwsRegions: kept } : {};
}

function readServices(value: unknown, { ignore }: Context): CaseParts {
  const names = [...new Set(textsIn(value, "Impacted services", ignore))];
  const readable = names.filter((name) => {
    let isReadable = true;
    readImpactedServices([name], (_, message) => {
      isReadable = false;
      ignore(`Impacted services: ${message}`);
    });
    return isReadable;
  });
  const kept = upTo(maxImpactedServices, readable, "Impacted services", ignore);
  return kept.length > 0 ? { impactedServices: kept } : {};
}

function textsIn(value: unknown, label: string, ignore: (reason: string) => void): string[] {
  if (!Array.isArray(value)) {
    ignore(`${label}: it must be a list of texts.`);
    return [];
  }
  const texts = value.filter((entry) => typeof entry === "string");
  if (texts.length < value.length) ignore(`${label}: an entry that is no text.`);
  return texts.map((entry) => entry.trim()).filter((entry) => entry !== "");
}

/** The rows that the form would take, each with all its cells. `noun` names a row: "IP address 3". */
function readRows<Row extends Record<string, string>>(
  value: unknown,
  noun: string,
  blank: Row,
  max: number,
  read: (rows: Row[], report: Report) => unknown,
  { ignore }: Context,
): Row[] {
  if (!Array.isArray(value)) {
    ignore(`${noun}: it must be a list of rows.`);
    return [];
  }
  const rows = value.flatMap((entry, index) => {
    const row = toRow(entry, blank);
    if (!row) ignore(`${noun} ${index + 1}: its ${Object.keys(blank).join(", ")} must be texts.`);
    return row ? [{ row, number: index + 1 }] : [];
  });
  const problems = new Map<number, string>();
  read(
    rows.map(({ row }) => row),
    ([index], message) => {
      // A report about the list as a whole is about its length, which is seen to below.
      if (typeof index === "number" && !problems.has(index)) problems.set(index, message);
    },
  );
  for (const [index, message] of problems) ignore(`${noun} ${rows[index]?.number}: ${message}`);
  const readable = rows.filter(({ row }, index) => !problems.has(index) && Object.values(row).some((cell) => cell));
  return upTo(
    max,
    readable.map(({ row }) => row),
    noun,
    ignore,
  );
}

/** The cells of a row, in the form in which they are sent: a line break that a link smuggles into a cell would be seen by nobody. */
function toRow<Row extends Record<string, string>>(entry: unknown, blank: Row): Row | undefined {
  if (!isRecord(entry)) return undefined;
  const record = toRecord(entry);
  const cells = Object.keys(blank).map((name) => [name, record[name] ?? ""] as const);
  if (!cells.every(([, cell]) => typeof cell === "string")) return undefined;
  // The same names as in the blank row, and each of them a text.
  return Object.fromEntries(cells.map(([name, cell]) => [name, String(cell).trim()])) as Row;
}

function upTo<Entry>(max: number, entries: Entry[], label: string, ignore: (reason: string) => void): Entry[] {
  const over = entries.length - max;
  if (over > 0) ignore(`${label}: the last ${over} of ${entries.length}, since AWS accepts ${max}.`);
  return entries.slice(0, max);
}

/** Own members only, so that no name of a prototype is taken for one. */
function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value)) : {};
}

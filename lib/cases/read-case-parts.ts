import { readAccountIds } from "./account-id";
import { isAwsRegionCode } from "./aws-regions";
import { blankRow, type CaseField, type FieldOf, fieldsInOrder } from "./case-fields";
import type { CaseParts } from "./case-link";
import type { Report } from "./field-reader";
import { type IncidentStartInput, incidentStartProblems, readIncidentStart } from "./incident-start";
import { ownReaders } from "./own-readers";
import { problemInText, quoted, toSentText } from "./text";
import { readTextList } from "./text-list";
import { toUtcInput } from "./utc-input";

/** `ignored`: a sentence for each part left out, at most `maxReasons`, and one that counts the rest. */
export type CasePartsReading = { parts: CaseParts; ignored: string[] };

/**
 * Anyone can write the object. Leaves out and explains what the form would refuse, but keeps text that is too long,
 * because the form counts it. A start in an unfamiliar zone becomes UTC. Never throws.
 */
export function readCaseParts(content: Record<string, unknown>, { timeZone }: { timeZone: string }): CasePartsReading {
  const ignored: string[] = [];
  const parts: CaseParts = {};
  for (const [name, value] of Object.entries(content)) {
    const field = fieldsInOrder.find((one) => one.name === name);
    if (field) {
      const part = readPart(field, value, { timeZone, ignore: (reason) => ignored.push(reason) });
      if (part !== undefined) Object.assign(parts, { [name]: part });
    } else {
      ignored.push(
        name === "clientToken"
          ? "Client token: each form makes its own."
          : `${quoted(name)}: the form has no such field.`,
      );
    }
  }
  return { parts, ignored: shortened(ignored) };
}

/** False for lists. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const maxReasons = 20;

function shortened(reasons: string[]): string[] {
  const more = reasons.length - maxReasons;
  return more > 1 ? [...reasons.slice(0, maxReasons), `And ${more} more.`] : reasons;
}

type Context = { timeZone: string; ignore: (reason: string) => void };

// Undefined if the form can use none of it.
function readPart(field: CaseField, value: unknown, context: Context) {
  switch (field.kind) {
    case "choice":
      return readChoice(field, value, context);
    case "text":
      return readText(field, value, context);
    case "start":
      return readStart(field, value, context);
    case "accounts":
      return readAccounts(field, value, context);
    case "list":
      return readList(field, value, context);
    case "rows":
      return readRows(field, value, context);
  }
}

function readChoice({ label, choices }: FieldOf<"choice">, value: unknown, { ignore }: Context): string | undefined {
  if (typeof value === "string" && Object.hasOwn(choices, value)) return value;
  if (value !== "") ignore(`${label}: must be ${Object.keys(choices).map(quoted).join(" or ")}.`);
  return undefined;
}

// Takes a text of any length: the form says how many characters are too many.
function readText(field: FieldOf<"text">, value: unknown, { ignore }: Context): string | undefined {
  const { label, maxCharacters, multiline } = field;
  if (typeof value !== "string") {
    ignore(`${label}: must be text of up to ${maxCharacters} characters.`);
    return undefined;
  }
  const sent = toSentText(value, { multiline });
  const problem = problemInText(sent, { multiline });
  if (problem !== undefined) ignore(`${label}: ${problem}`);
  return problem !== undefined || sent.trim() === "" ? undefined : sent;
}

function readStart(
  { label }: FieldOf<"start">,
  value: unknown,
  { timeZone, ignore }: Context,
): IncidentStartInput | undefined {
  const { date = "", time = "", timeZone: zone = "UTC" } = toRecord(value);
  if (!isRecord(value) || ![date, time, zone].every((part) => typeof part === "string")) {
    ignore(`${label}: must have date, time and timeZone as text.`);
    return undefined;
  }
  const typed = { date: String(date).trim(), time: String(time).trim(), timeZone: String(zone).trim() };
  if (typed.date === "" && typed.time === "") return undefined;
  const isFamiliar = typed.timeZone === "UTC" || typed.timeZone === timeZone;
  const reading = readIncidentStart(typed);
  if (reading.ok) return isFamiliar ? typed : toUtcInput(reading.instant);
  // Half a start still helps if nobody can misread it.
  const missing = (["date", "time"] as const).find((part) => typed[part] === "");
  const wrong = incidentStartProblems(typed).find((problem) => problem.field !== missing);
  if (missing !== undefined && isFamiliar && wrong === undefined) return typed;
  ignore(`${label}: ${wrong?.message ?? reading.message}`);
  return undefined;
}

function readAccounts(field: FieldOf<"accounts">, value: unknown, { ignore }: Context): string | undefined {
  const { label, maxEntries } = field;
  if (typeof value !== "string") {
    ignore(`${label}: must be text, with IDs separated by spaces, commas or new lines.`);
    return undefined;
  }
  const readings = readAccountIds(value).map(({ reading }) => reading);
  for (const reading of readings) if (!reading.ok) ignore(`${label}: ${reading.message}`);
  const accountIds = [...new Set(readings.flatMap((reading) => (reading.ok ? [reading.accountId] : [])))];
  const kept = upTo(maxEntries, accountIds, label, ignore);
  if (kept.length === 0) return undefined;
  // Text that is usable as a whole stays as written: the form shows what it becomes.
  const isUsable = readings.every(({ ok }) => ok) && kept.length === accountIds.length;
  return isUsable ? toSentText(value).trim() : kept.join("\n");
}

// Why the form cannot use an entry of a list.
function problemInEntry(field: FieldOf<"list">, entry: string): string | undefined {
  // The form says more about a Region, because it has a list to choose from.
  if (field.name === "impactedAwsRegions") {
    return isAwsRegionCode(entry) ? undefined : `${quoted(entry)} is not a Region that AWS accepts here.`;
  }
  const problems: string[] = [];
  readTextList([entry], field, (_, message) => problems.push(message));
  return problems[0];
}

function readList(field: FieldOf<"list">, value: unknown, { ignore }: Context): string[] | undefined {
  const { label, maxEntries } = field;
  const readable = [...new Set(textsIn(value, label, ignore))].filter((entry) => {
    const problem = problemInEntry(field, entry);
    if (problem !== undefined) ignore(`${label}: ${problem}`);
    return problem === undefined;
  });
  const kept = upTo(maxEntries, readable, label, ignore);
  return kept.length > 0 ? kept : undefined;
}

function textsIn(value: unknown, label: string, ignore: (reason: string) => void): string[] {
  if (!Array.isArray(value)) {
    ignore(`${label}: must be a list of text values.`);
    return [];
  }
  const texts = value.filter((entry) => typeof entry === "string");
  if (texts.length < value.length) ignore(`${label}: an entry that is not text.`);
  return texts.map((entry) => entry.trim()).filter((entry) => entry !== "");
}

function readRows(field: FieldOf<"rows">, value: unknown, { ignore }: Context): Row[] | undefined {
  // "IP address 3", "Watcher 3".
  const noun = `${field.noun.charAt(0).toUpperCase()}${field.noun.slice(1)}`;
  if (!Array.isArray(value)) {
    ignore(`${noun}: must be a list of rows.`);
    return undefined;
  }
  const blank: Row = blankRow(field.name);
  const rows = value.flatMap((entry, index) => {
    const row = toRow(entry, blank);
    if (!row) ignore(`${noun} ${index + 1}: its ${Object.keys(blank).join(", ")} must be text.`);
    return row ? [{ row, number: index + 1 }] : [];
  });
  const problems = new Map<number, string>();
  // `toRow` has given each row the cells of this field.
  const read = ownReaders[field.name] as (rows: Row[], report: Report) => unknown;
  read(
    rows.map(({ row }) => row),
    ([index], message) => {
      // A report about the whole list is about its length, which `upTo` handles.
      if (typeof index === "number" && !problems.has(index)) problems.set(index, message);
    },
  );
  for (const [index, message] of problems) ignore(`${noun} ${rows[index]?.number}: ${message}`);
  const readable = rows.filter(({ row }, index) => !problems.has(index) && Object.values(row).some((cell) => cell));
  const texts = readable.map(({ row }) => row);
  const kept = upTo(field.maxEntries, texts, noun, ignore);
  return kept.length > 0 ? kept : undefined;
}

type Row = Record<string, string>;

// The cells as they are sent: nobody would see a line break that a link smuggles into a cell.
function toRow(entry: unknown, blank: Row): Row | undefined {
  if (!isRecord(entry)) return undefined;
  const record = toRecord(entry);
  const cells = Object.keys(blank).map((name) => [name, record[name] ?? ""] as const);
  if (!cells.every(([, cell]) => typeof cell === "string")) return undefined;
  return Object.fromEntries(cells.map(([name, cell]) => [name, String(cell).trim()]));
}

function upTo<Entry>(max: number, entries: Entry[], label: string, ignore: (reason: string) => void): Entry[] {
  const over = entries.length - max;
  if (over > 0) ignore(`${label}: the last ${over} of ${entries.length}, because AWS accepts ${max}.`);
  return entries.slice(0, max);
}

// Own members only: a name from the prototype is not one of them.
function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? Object.fromEntries(Object.entries(value)) : {};
}

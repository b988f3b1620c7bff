import { type readAccountId, readAccountIds } from "@/lib/cases/account-id";
import { byName, caseFields, type FieldNameOf, fieldsOf, type TextList } from "@/lib/cases/case-fields";
import type { CaseParts } from "@/lib/cases/case-link";
import { isBlankRow } from "@/lib/cases/case-rows";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toChoiceWords, toPlainLabel, toRegionWords } from "@/lib/cases/case-words";
import { counted } from "@/lib/cases/counted";
import { toComparableEmail } from "@/lib/cases/email-address";
import { readIncidentStart } from "@/lib/cases/incident-start";
import { readIpAddress } from "@/lib/cases/ip-address";
import { formatUtc } from "@/lib/cases/moment-text";
import { readCaseParts } from "@/lib/cases/read-case-parts";
import { toStartDoubt } from "@/lib/cases/start-doubt";
import { toDraft } from "@/lib/evidence/draft";
import type { Evidence, Found, FoundAddress } from "@/lib/evidence/findings/evidence";
import { toIpRows } from "@/lib/evidence/ip-row-draft";

export type ListName = FieldNameOf<"accounts" | "list" | "rows">;

export type ValueName = FieldNameOf<"choice" | "text" | "start">;

const listFields = fieldsOf("accounts", "list", "rows");
const valueFields = fieldsOf("choice", "text", "start");

/** `isInForm`: the form already has it, however it is spelled. */
export type Entry = {
  key: string;
  label: string;
  /** Where it came from, and how often it was seen. */
  detail: string;
  mark?: string;
  isInForm: boolean;
  isTicked: boolean;
};

/** `room`: how many more the form can take. `doubtful`: what was left out, and can still be ticked. */
export type ListProposal = {
  name: ListName;
  heading: string;
  noun: string;
  room: number;
  entries: Entry[];
  doubtful: Entry[];
};

export type Choice = "keep" | "use" | "append";

export type ValueProposal = {
  name: ValueName;
  heading: string;
  /** `theirs` was read, `mine` is in the form; both in words, empty when there is nothing. */
  theirs: string;
  mine: string;
  choices: readonly Choice[];
  /** Why a person has to check the value before it is used. */
  doubts: readonly string[];
};

export type Proposal = {
  evidence: Evidence;
  lists: ListProposal[];
  values: ValueProposal[];
  /** Why parts of an exported case are left out. */
  ignored: string[];
  /** What the form can take of an exported case. */
  exported: CaseParts;
};

/** The ticked keys of each list, and the choice for each value. */
export type Picks = { ticked: Record<ListName, ReadonlySet<string>>; choices: Record<ValueName, Choice> };

/** `now` is in milliseconds since the epoch. */
export function toProposal(evidence: Evidence, input: CaseInput, timeZone: string, now = Date.now()): Proposal {
  const { parts: exported, ignored } = readCaseParts({ ...evidence.finds.form }, { timeZone });
  const lists = listFields
    .map((field) => toList(field, offerFor(field.name, { evidence, exported, input })))
    .filter(({ entries, doubtful }) => entries.length + doubtful.length > 0);
  return { evidence, lists, values: valuesOf({ evidence, exported, input }, now), ignored, exported };
}

/** Ticks everything new and unmarked that has room, and uses a value without doubts where the form has none. */
export function toFirstPicks({ lists, values }: Proposal): Picks {
  const ticked = byName(listFields, ({ name }) => {
    const entries = lists.find((list) => list.name === name)?.entries ?? [];
    return new Set(entries.filter(({ isTicked }) => isTicked).map(({ key }) => key));
  });
  const choices = byName(valueFields, ({ name }) => {
    const value = values.find((one) => one.name === name);
    return value?.mine === "" && value.doubts.length === 0 ? "use" : "keep";
  });
  return { ticked, choices };
}

/** The changed fields of the form, and what was added, in words. Leaves out what has no room. */
export function merge(proposal: Proposal, picks: Picks, input: CaseInput): { parts: CaseParts; added: string[] } {
  const parts: CaseParts = {};
  const added: string[] = [];
  for (const { name, heading, choices } of proposal.values) {
    const choice = picks.choices[name];
    if (choice === "keep" || !choices.includes(choice)) continue;
    Object.assign(parts, { [name]: chosenValue(name, choice, proposal, picks, input) });
    added.push(toPlainLabel(heading).toLowerCase());
  }
  for (const { name, noun, room, entries, doubtful } of proposal.lists) {
    const isNew = ({ key, isInForm }: Entry) => picks.ticked[name].has(key) && !isInForm;
    const keys = [...entries, ...doubtful].filter(isNew).map(({ key }) => key);
    if (keys.length === 0 || room === 0) continue;
    Object.assign(parts, { [name]: mergedList(name, keys.slice(0, room), proposal, input) });
    const count = Math.min(keys.length, room);
    added.push(counted(count, noun));
  }
  return { parts, added };
}

/** Choices about these values were made without knowing them. */
export function changedSince(shown: Proposal, now: Proposal): ValueName[] {
  const before = new Map(shown.values.map(({ name, mine }) => [name, mine]));
  return now.values.filter(({ name, mine }) => before.get(name) !== mine).map(({ name }) => name);
}

// `taken`: how many entries the form has already.
type Offer = { entries: Omit<Entry, "isTicked">[]; taken: number; doubtful?: Entry[] };

type Sources = { evidence: Evidence; exported: CaseParts; input: CaseInput };

function offerFor(name: ListName, { evidence, exported, input }: Sources): Offer {
  const { items, finds } = evidence;
  switch (name) {
    case "impactedAccounts":
      return accountsIn(evidence, input);
    case "impactedAwsRegions":
      return offerOf(finds.regions, input[name], items, toRegionWords);
    case "impactedServices":
      return offerOf(finds.services, input[name], items);
    case "threatActorIpAddresses":
      return addressesIn(evidence, input);
    case "watchers":
      return watchersIn(exported, input);
    case "tags":
      return tagsIn(exported, input);
    default:
      return textsIn(name, exported, input);
  }
}

// Only an exported case has these.
function textsIn(name: TextList["name"], exported: CaseParts, input: CaseInput): Offer {
  const existing = input[name];
  const entries = (exported[name] ?? []).map((text) => ({
    key: text,
    label: text,
    detail: "",
    isInForm: existing.includes(text),
  }));
  return { entries, taken: existing.length };
}

function offerOf(
  found: readonly Found[],
  existing: readonly string[],
  items: Evidence["items"],
  toLabel = (value: string) => value,
): Offer {
  const entries = found.map((one) => ({
    key: one.value,
    label: toLabel(one.value),
    detail: seenIn(one, items),
    isInForm: existing.includes(one.value),
  }));
  return { entries, taken: existing.length };
}

function accountsIn({ items, finds }: Evidence, input: CaseInput): Offer {
  const existing = new Set(readAccountIds(input.impactedAccounts).map(({ typed, reading }) => idOf(reading) ?? typed));
  return offerOf(finds.accounts, [...existing], items);
}

function idOf(reading: ReturnType<typeof readAccountId>): string | undefined {
  return reading.ok ? reading.accountId : undefined;
}

function addressesIn(evidence: Evidence, { threatActorIpAddresses }: CaseInput): Offer {
  const { items, finds } = evidence;
  const filled = threatActorIpAddresses.filter((row) => !isBlankRow(row));
  const existing = new Set(filled.map(({ ipAddress }) => toComparableAddress(ipAddress)));
  const entries = finds.addresses.map((found) => ({
    key: found.address,
    label: found.address,
    detail: [found.userAgents.map((userAgent) => `“${userAgent}”`).join(", "), seenIn(found, items)]
      .filter(Boolean)
      .join("; "),
    ...(found.mark === undefined ? {} : { mark: found.mark }),
    isInForm: existing.has(found.address),
  }));
  const doubtful = versionNumbersOf(evidence).map((found) => ({
    key: found.address,
    label: found.address,
    detail: seenIn(found, items),
    isInForm: existing.has(found.address),
    isTicked: false,
  }));
  return { entries, taken: filled.length, doubtful };
}

// Version numbers that could be addresses, unless they are offered as addresses anyway.
function versionNumbersOf({ finds, skipped }: Evidence): FoundAddress[] {
  const offered = new Set(finds.addresses.map(({ address }) => address));
  const values = skipped.find(({ why }) => why === "version number")?.values ?? [];
  return values
    .filter(({ value }) => !offered.has(value))
    .map(({ value, seen, from }) => ({ address: value, userAgents: [], seen, from }));
}

function watchersIn({ watchers = [] }: CaseParts, input: CaseInput): Offer {
  const filled = input.watchers.filter((row) => !isBlankRow(row));
  const existing = new Set(filled.map(({ email }) => toComparableEmail(email.trim())));
  const entries = watchers.map(({ email, name, jobTitle }) => ({
    key: email,
    label: email,
    detail: [name, jobTitle].filter(Boolean).join(", "),
    isInForm: existing.has(toComparableEmail(email)),
  }));
  return { entries, taken: filled.length };
}

function tagsIn({ tags = [] }: CaseParts, input: CaseInput): Offer {
  const filled = input.tags.filter((row) => !isBlankRow(row));
  const existing = new Map(filled.map(({ key, value }) => [key.trim(), value]));
  const entries = tags.map(({ key, value }) => ({
    key,
    label: `${key}: ${value}`,
    detail: existing.has(key) ? "The form already has this key and keeps its value." : "",
    isInForm: existing.has(key),
  }));
  return { entries, taken: filled.length };
}

// An address that is also the victim's own is more often not the attacker's.
const ownMark = "also seen as your own";

function toList(field: (typeof listFields)[number], { entries: found, taken, doubtful = [] }: Offer): ListProposal {
  const room = Math.max(0, field.maxEntries - taken);
  let left = room;
  const entries = found.map((entry) => {
    const isTicked = !entry.isInForm && entry.mark !== ownMark && left > 0;
    if (isTicked) left--;
    return { ...entry, isTicked };
  });
  return { name: field.name, heading: field.label, noun: field.noun, room, entries, doubtful };
}

function seenIn({ seen, from }: { seen: number; from: number[] }, items: Evidence["items"]): string {
  const [first, ...others] = from.map((index) => items[index]?.name ?? "");
  const times = seen === 1 ? "seen once" : `seen ${seen} times`;
  if (items.length < 2 || first === undefined) return times;
  return `${times}, in ${first}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}

// AWS's form, or the text as typed if it is not an address.
function toComparableAddress(typed: string): string {
  const reading = readIpAddress(typed);
  return reading.ok ? reading.address : typed.trim();
}

function valuesOf({ evidence, exported, input }: Sources, now: number): ValueProposal[] {
  return valueFields
    .map((field) => {
      const { name, label: heading } = field;
      const mine = inWords(field, input[name]).trim();
      return {
        name,
        heading,
        theirs: inWords(field, readValue(name, evidence, exported)),
        mine,
        choices: choicesOf(field, mine),
        doubts: field.kind === "start" && exported[field.name] === undefined ? doubtsAbout(evidence, now) : [],
      };
    })
    .filter(({ theirs, mine }) => theirs !== "" && theirs !== mine);
}

function doubtsAbout({ finds: { earliest } }: Evidence, now: number): string[] {
  if (earliest === undefined) return [];
  const age = toStartDoubt(new Date(earliest.moment), now);
  return [
    ...(earliest.hasNoZone === true ? ["Nothing says in which time zone this is. It was read as UTC."] : []),
    ...(age === undefined ? [] : [age]),
  ];
}

function choicesOf(field: (typeof valueFields)[number], mine: string): Choice[] {
  if (mine === "") return ["use", "keep"];
  return field.kind === "text" && field.multiline ? ["keep", "use", "append"] : ["keep", "use"];
}

// An exported case has values of its own; otherwise there are drafts, and the earliest moment.
function readValue(name: ValueName, { finds }: Evidence, exported: CaseParts): CaseParts[ValueName] {
  switch (name) {
    case "reportedIncidentStartDate":
      return exported[name] ?? toStart(finds.earliest?.moment);
    case "title":
    case "description":
      return exported[name] ?? (finds.form === undefined ? finds[name] : undefined);
    default:
      return exported[name];
  }
}

function inWords(field: (typeof valueFields)[number], value: CaseParts[ValueName] = ""): string {
  if (typeof value !== "string") return startInWords(value);
  return field.kind === "choice" ? toChoiceWords(field.name, value) : value;
}

function startInWords(start: CaseInput["reportedIncidentStartDate"]): string {
  const reading = readIncidentStart(start);
  return reading.ok ? formatUtc(reading.instant) : [start.date, start.time].filter(Boolean).join(" ");
}

// The form has whole seconds.
function toStart(moment: string | undefined): CaseInput["reportedIncidentStartDate"] | undefined {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(moment ?? "") ?? [];
  if (date === undefined || time === undefined) return undefined;
  return { date, time: time.endsWith(":00") ? time.slice(0, 5) : time, timeZone: "UTC" };
}

function chosenValue(name: ValueName, choice: Choice, proposal: Proposal, picks: Picks, input: CaseInput): unknown {
  const { evidence, exported } = proposal;
  const read = name === "description" ? descriptionFor(proposal, picks) : readValue(name, evidence, exported);
  return choice === "append" ? `${String(input[name]).trimEnd()}\n\n${String(read)}` : read;
}

/** Lists the wanted addresses that have no room in the table, and none that was unticked. */
export function descriptionFor({ evidence, exported, lists }: Proposal, { ticked }: Picks): string {
  if (exported.description !== undefined) return exported.description;
  const list = lists.find(({ name }) => name === "threatActorIpAddresses");
  const entries = list?.entries.filter(({ isInForm }) => !isInForm) ?? [];
  const kept = new Set(entries.filter(({ key }) => ticked.threatActorIpAddresses.has(key)).slice(0, list?.room));
  const rest = entries.filter((entry) => {
    const isWanted = ticked.threatActorIpAddresses.has(entry.key) || (!entry.isTicked && entry.mark !== ownMark);
    return isWanted && !kept.has(entry);
  });
  const restKeys = new Set(rest.map(({ key }) => key));
  const addresses = evidence.finds.addresses.filter(({ address }) => restKeys.has(address));
  return toDraft(evidence, addresses).description ?? "";
}

function mergedList(name: ListName, keys: string[], { evidence, exported }: Proposal, input: CaseInput): unknown {
  const chosen = new Set(keys);
  switch (name) {
    case "impactedAccounts":
      return [input[name].trimEnd(), ...keys].filter(Boolean).join("\n");
    case "threatActorIpAddresses": {
      const filled = input.threatActorIpAddresses.filter((row) => !isBlankRow(row));
      const addresses = [...evidence.finds.addresses, ...versionNumbersOf(evidence)].filter(({ address }) =>
        chosen.has(address),
      );
      return [...filled, ...toIpRows(addresses, caseFields[name].maxEntries - filled.length).rows];
    }
    case "watchers":
      return [
        ...input.watchers.filter((row) => !isBlankRow(row)),
        ...(exported.watchers ?? []).filter(({ email }) => chosen.has(email)),
      ];
    case "tags":
      return [
        ...input.tags.filter((row) => !isBlankRow(row)),
        ...(exported.tags ?? []).filter(({ key }) => chosen.has(key)),
      ];
    default:
      return [...input[name], ...keys];
  }
}

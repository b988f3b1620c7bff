import { caseFields } from "@/lib/cases/case-fields";
import { nounFor } from "@/lib/cases/counted";
import { formatUtc } from "@/lib/cases/moment-text";
import { codePointLength } from "@/lib/cases/text";
import type { ContextKind, Evidence, FoundAddress, FoundFinding, FoundMoment, Totals } from "./findings/evidence";
import { toOneLine } from "./findings/one-line";

/** `listed` counts the addresses that the description lists. */
export type Draft = { title?: string; description?: string; listed: number };

/**
 * Drafts a title and description within AWS's limits. The description lists as many of `rest` as fit: the addresses for
 * which the table has no room. The title holds only AWS's own words and IDs, since an attacker may have written other
 * titles.
 */
export function toDraft(
  { items, finds, totals }: Evidence,
  rest: readonly FoundAddress[] = finds.addresses.slice(caseFields.threatActorIpAddresses.maxEntries),
): Draft {
  const form = finds.form;
  if (form?.title !== undefined && form.description !== undefined) {
    return { title: form.title, description: form.description, listed: 0 };
  }
  const events = new Map<string, number>();
  for (const { formats } of items) {
    for (const { format, count } of formats) {
      if (/event|line$/.test(format)) events.set(format, (events.get(format) ?? 0) + count);
    }
  }
  const facts = [
    ...findingLines(finds.findings),
    ...[...events].map(([format, count]) => `${countedInGroups(count, format)} read.`),
  ];
  const context = contextLines(finds.context);
  const prose = facts.length > 0 ? [] : items.flatMap(({ firstLines = [] }) => firstLines).slice(0, maxProseLines);
  const lines = [...prose.map((line) => `“${line}”`), ...facts, ...context];
  if (lines.length === 0 && rest.length === 0) return { listed: 0 };
  const period = periodOf(finds);
  const head = [
    ...lines,
    ...(period === undefined || lines.length === 0 ? [] : [period]),
    ...(lines.length === 0 ? [] : sourceLines(items)),
  ];
  const { text, listed } = withAddresses(head, rest, totals.addresses.read - finds.addresses.length);
  const title = titleOf(finds, events);
  return { ...(title === undefined ? {} : { title }), description: text, listed };
}

/** "Found 240 IP addresses: 200 fit in the form, 40 more in the description." */
export function toCountSentence({ read, kept, listed }: Totals, noun: string): string {
  const found = `Found ${countedInGroups(read, noun)}`;
  if (kept === read) return `${found}.`;
  const parts = [`${toNumber(kept)} fit in the form`];
  const left = read - kept - listed;
  if (listed > 0) parts.push(`${toNumber(listed)} more in the description`);
  if (left > 0) parts.push(`${toNumber(left)} ${left === 1 ? "is" : "are"} left out`);
  return `${found}: ${parts.join(", ")}.`;
}

const maxFindingsListed = 20;

function titleOf(finds: Evidence["finds"], events: ReadonlyMap<string, number>): string | undefined {
  const [first, ...others] = finds.findings;
  const accounts = finds.accounts.map(({ value }) => value);
  const where =
    accounts.length === 1 ? ` in account ${accounts[0]}` : accounts.length > 1 ? ` in ${accounts.length} accounts` : "";
  if (first !== undefined) {
    const what = first.type === "" ? `a ${first.product} finding` : `${first.product}: ${first.type}`;
    const more = others.length === 0 ? "" : ` and ${countedInGroups(others.length, "more finding")}`;
    return toOneLine(`${what}${more}${where}`, caseFields.title.maxCharacters);
  }
  const actors = finds.addresses.length;
  if (events.size === 0 || actors === 0) return undefined;
  return toOneLine(
    `Activity from ${actors === 1 ? finds.addresses[0]?.address : countedInGroups(actors, "IP address")}${where}`,
    caseFields.title.maxCharacters,
  );
}

function findingLines(findings: readonly FoundFinding[]): string[] {
  const shown = findings
    .slice(0, maxFindingsListed)
    .flatMap(({ product, type, severity, title, id }) => [
      `${product} finding ${type}${severity === undefined ? "" : ` (severity ${severity})`}`,
      ...(title === undefined ? [] : [`  “${title}”`]),
      `  ${id}`,
    ]);
  const more = findings.length - maxFindingsListed;
  return more > 0 ? [...shown, `and ${countedInGroups(more, "more finding")}.`] : shown;
}

function contextLines(context: Evidence["finds"]["context"]): string[] {
  return Object.entries(contextNames).flatMap(([kind, name]) => {
    const found = context[kind as ContextKind]; // Object.entries forgets the names.
    if (found.length === 0) return [];
    return [
      `${name}: ${found.map(({ value, seen }) => (seen === 1 ? value : `${value} (${toNumber(seen)})`)).join(", ")}`,
    ];
  });
}

const contextNames: Record<ContextKind, string> = {
  principals: "Principals",
  accessKeys: "Access key IDs",
  calls: "Calls",
  resources: "Resources",
};

// Only what was read from files: their names tell responders what there is to ask for.
function sourceLines(items: Evidence["items"]): string[] {
  if (items.length < 2) return [];
  const names = items.slice(0, maxSourcesListed).map(({ name }) => toOneLine(name, maxSourceCharacters));
  const more = items.length - names.length;
  return [`Sources: ${names.join(", ")}${more > 0 ? `, and ${toNumber(more)} more` : ""}.`];
}

const maxProseLines = 3;
const maxSourcesListed = 10;
const maxSourceCharacters = 80;

function periodOf({ earliest, latest }: Evidence["finds"]): string | undefined {
  if (earliest === undefined) return undefined;
  const first = inWords(earliest);
  const last = latest === undefined ? first : inWords(latest);
  const zone = earliest.hasNoZone === true ? " (no time zone given)" : "";
  return first === last ? `Seen at ${first}${zone}.` : `First seen ${first}, last seen ${last}${zone}.`;
}

function inWords({ moment, hasNoZone }: FoundMoment): string {
  const words = formatUtc(new Date(moment));
  return hasNoZone === true ? words.replace(/ UTC$/, "") : words;
}

// `beyond` is the number of addresses that were only counted.
function withAddresses(
  head: readonly string[],
  rest: readonly FoundAddress[],
  beyond: number,
): { text: string; listed: number } {
  const start = head.join("\n");
  if (rest.length === 0) return { text: start, listed: 0 };
  const opening = `${start === "" ? "" : `${start}\n\n`}Further IP addresses:`;
  let room = caseFields.description.maxCharacters - codePointLength(opening) - reserveForCount;
  const listed: string[] = [];
  for (const { address } of rest) {
    room -= address.length + 2;
    if (room < 0) break;
    listed.push(address);
  }
  const more = rest.length - listed.length + beyond;
  return {
    text: `${opening} ${listed.join(", ")}${more > 0 ? `, and ${toNumber(more)} more` : ""}`,
    listed: listed.length,
  };
}

const reserveForCount = 30;

function countedInGroups(count: number, noun: string): string {
  return `${toNumber(count)} ${nounFor(count, noun)}`;
}

function toNumber(count: number): string {
  return count.toLocaleString("en-US");
}

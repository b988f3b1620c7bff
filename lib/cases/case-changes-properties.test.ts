import fc from "fast-check";
import { describe, test } from "vitest";
import { readChanges } from "./case-changes";
import { entriesIn, isListField, keyOf } from "./case-entries";
import { byName, editableFields, textLists } from "./case-fields";
import { findConflicts, merge } from "./case-merge";
import { toSentChanges, toUpdateCaseInput } from "./case-update";
import { type EditInput, type ListField, toComparable, toEditInput } from "./edit-input";
import type { FieldFacts } from "./field-facts";

/** The long unit tests take 10,000 (scripts/steps.mjs), and CONTRIBUTING.md has the command for 100,000. */
const numRuns = Number(process.env.PAIRS_OF_CASES ?? 1_000);
const timeout = 900_000;

// Cases as AWS may have them, and as an analyst may change them. Some old values break the portal's rules.

const validTitles = ["Keys in use", "Other title", "x".repeat(300), "Ärger 👩‍💻"];
const validDescriptions = ["What happened", "Two\nlines", " with outer space "];
const validServices = ["S3", "Amazon EC2", "IAM (roles)", "AWS Lambda"];
const validRegions = ["eu-central-1", "us-east-1", "ap-southeast-6", "sa-east-1"];
const validAccounts = ["111122223333", "000011112222", "444455556666", "123456789012"];
const validActors = [
  { ipAddress: "203.0.113.9" },
  { ipAddress: "203.0.113.9", userAgent: "curl/8" },
  { ipAddress: "2001:DB8:0:0:0:0:0:1" },
  { ipAddress: "198.51.100.7", userAgent: "x" },
];
const validWatchers = [
  { email: "ana@example.com", name: "Ana" },
  { email: "ana@example.com", name: "Ana", jobTitle: "Lead" },
  { email: "sam@example.com" },
  { email: "kim@example.org", jobTitle: "Legal" },
];

const oldTitles = [...validTitles, "Line\nbreak", " outer ", "z".repeat(400), "\u0000", ""];
const oldDescriptions = [...validDescriptions, "CR\r\nLF\rCR", "\uFEFF"];
const oldServices = [...validServices, " S3", "A", "x_y", "v".repeat(60)];
const oldRegions = [...validRegions, "xx-new-1", "yy-new-2"];
const oldActors = [...validActors, { ipAddress: "010.1.1.1" }, { ipAddress: "192.0.2.1", userAgent: "a\nb" }];
const oldWatchers = [
  ...validWatchers,
  { email: "old@x", name: "n".repeat(80) },
  { email: "sam@example.com", name: "Sam\nSmith" },
];

const starts = [
  new Date("2026-03-04T05:06:00Z"),
  new Date("2026-03-04T05:06:07Z"),
  new Date("2025-12-31T23:59:00Z"),
  new Date("2024-02-29T00:00:00Z"),
];
const oldStarts = [...starts, new Date("1999-01-01T00:00:00Z"), new Date("2026-01-01T01:01:01.500Z"), undefined];

const some = <Item>(pool: readonly Item[], maxLength = 6) => fc.array(fc.constantFrom(...pool), { maxLength });

const aHeldCase: fc.Arbitrary<FieldFacts> = fc.record({
  engagementType: fc.constantFrom("Security Incident", "Investigation", "Something new"),
  title: fc.constantFrom(...oldTitles),
  description: fc.constantFrom(...oldDescriptions),
  reportedIncidentStartDate: fc.constantFrom(...oldStarts),
  impactedAccounts: fc.uniqueArray(fc.constantFrom(...validAccounts)),
  impactedAwsRegions: fc.uniqueArray(fc.constantFrom(...oldRegions)),
  ...byName(textLists, () => fc.constant<string[]>([])),
  impactedServices: some(oldServices),
  threatActorIpAddresses: some(oldActors),
  watchers: some(oldWatchers),
});

/** `edited` is what the analyst wants: each field as it was, or of values that the rules accept. */
function anEdit(of: FieldFacts): fc.Arbitrary<FieldFacts> {
  const changed = fc.record({
    engagementType: fc.constantFrom("Security Incident", "Investigation"),
    title: fc.constantFrom(...validTitles),
    description: fc.constantFrom(...validDescriptions),
    reportedIncidentStartDate: fc.constantFrom(...starts),
    impactedAccounts: edited(of.impactedAccounts, validAccounts, (id) => id),
    impactedAwsRegions: edited(of.impactedAwsRegions, validRegions, (code) => code),
    ...byName(textLists, () => fc.constant<string[]>([])),
    impactedServices: edited(of.impactedServices, validServices, (name) => name.trim()),
    threatActorIpAddresses: edited(of.threatActorIpAddresses, validActors, (actor) => JSON.stringify(actor)),
    watchers: edited(of.watchers, validWatchers, ({ email = "" }) => email),
  });
  const names = Object.keys(of) as (keyof FieldFacts)[]; // The names of the record above.
  return fc.tuple(changed, fc.subarray(names)).map(([wanted, touched]) => ({
    ...of,
    ...Object.fromEntries(touched.map((name) => [name, wanted[name as never]])),
  }));
}

/** Some old entries stay, and some new ones with keys of their own come. */
function edited<Item>(
  old: readonly Item[] = [],
  pool: readonly Item[],
  keyOf: (item: Item) => string,
): fc.Arbitrary<readonly Item[]> {
  const distinct = [...new Map(old.map((item) => [JSON.stringify(item), item])).values()];
  return fc
    .tuple(fc.subarray(distinct), fc.uniqueArray(fc.constantFrom(...pool), { selector: keyOf }))
    .map(([kept, added]) => {
      const keys = new Set(kept.map(keyOf));
      return [...kept, ...added.filter((item) => !keys.has(keyOf(item)))];
    });
}

const aPair = aHeldCase.chain((old) => anEdit(old).map((wanted) => ({ old, wanted })));
const twoEdits = aHeldCase.chain((old) => fc.tuple(fc.constant(old), anEdit(old), anEdit(old)));

/** Faster than an assertion for each value. */
const check = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what);
};

describe("changes to any case", () => {
  test(
    "make the case what the analyst wants, whether AWS adds or deletes first, and hold nothing that did not change",
    () =>
      fc.assert(
        fc.property(aPair, ({ old, wanted }) => {
          const input = inputFor(old, wanted);
          const [before, after] = [inSets(old), inSets(wanted)];
          for (const order of orders) {
            const made = inSets(updated(old, input, order));
            for (const { name } of editableFields) check(made[name] === after[name], `${name} is wrong: ${order}`);
          }
          for (const [member, value] of Object.entries(input)) checkNeeded(member, value, before, after);
        }),
        { numRuns },
      ),
    timeout,
  );

  test(
    "overwrite nothing that somebody else changed",
    () =>
      fc.assert(
        fc.property(twoEdits, (cases) => {
          const [filled, now, held] = cases.map(toEditInput) as [EditInput, EditInput, EditInput]; // Three of them.
          const versions = { filled, now, held };
          const conflicts = new Set(findConflicts(versions).map(({ id }) => id));
          const [before, mine, theirs] = [byPart(filled), byPart(now), byPart(held)];
          const merged = byPart(merge(versions));
          for (const part of new Set([...before.keys(), ...mine.keys(), ...theirs.keys()])) {
            const [was, is, other] = [before.get(part), mine.get(part), theirs.get(part)];
            check(merged.get(part) === (was === is || conflicts.has(part) ? other : is), `${part} is wrong`);
            check(other === was || merged.get(part) === other, `${part} is overwritten`);
          }
        }),
        { numRuns: Math.min(numRuns, 20_000) },
      ),
    timeout,
  );
});

function inputFor(old: FieldFacts, wanted: FieldFacts): Record<string, unknown> {
  const reading = readChanges(toEditInput(old), toEditInput(wanted));
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return { ...toUpdateCaseInput(toSentChanges(reading.changes, old)) };
}

type Order = readonly ("ToDelete" | "ToAdd")[];

const orders: readonly Order[] = [
  ["ToDelete", "ToAdd"],
  ["ToAdd", "ToDelete"],
];

type Sets = Readonly<Record<string, string>>;

function checkNeeded(member: string, value: unknown, before: Sets, after: Sets): void {
  const name = member.replace(/To(Add|Delete)$/, "");
  check(before[name] !== after[name], `${name} is as it was`);
  if (name === member) return;
  const [without, withIt] = (member.endsWith("Add") ? [before, after] : [after, before]).map(
    (sets): readonly string[] => JSON.parse(sets[name] ?? "[]"),
  );
  const sent = unwrapped(value).map(toComparable);
  check(new Set(sent).size === sent.length, `${member} repeats an entry`);
  check(sent.length > 0 && sent.every((entry) => !without?.includes(entry)), `${member} is needless`);
  check(
    sent.every((entry) => withIt?.includes(entry)),
    `${member} invents an entry`,
  );
}

/** The case that AWS makes of it. */
function updated(old: FieldFacts, input: Record<string, unknown>, order: Order): FieldFacts {
  const members = editableFields.map((field) => {
    if (!isListField(field)) return [field.name, input[field.name] ?? old[field.name]];
    const steps = { ToDelete: toDelete, ToAdd: toAdd };
    const held: readonly unknown[] = old[field.name] ?? [];
    return [
      field.name,
      order.reduce((list, step) => steps[step](list, unwrapped(input[`${field.name}${step}`])), held),
    ];
  });
  return { ...old, ...Object.fromEntries(members) };
}

const toAdd = (list: readonly unknown[], added: readonly unknown[]) => [...list, ...added];

function toDelete(list: readonly unknown[], deleted: readonly unknown[]) {
  const gone = new Set(deleted.map(toComparable));
  return list.filter((entry) => !gone.has(toComparable(entry)));
}

/** Regions without their wrapping. */
function unwrapped(entries: unknown): readonly unknown[] {
  return Array.isArray(entries) ? entries.map((entry) => entry.region ?? entry) : [];
}

/** Each field as a text, whatever the order of its entries. */
function inSets(facts: FieldFacts): Sets {
  return Object.fromEntries(
    editableFields.map(({ name }) => {
      const value: unknown = facts[name];
      return [name, toComparable(Array.isArray(value) ? [...new Set(value.map(toComparable))].sort() : value) ?? ""];
    }),
  );
}

/** Single values by their names, and the entries of a list by their keys. */
function byPart(input: EditInput): Map<string, string> {
  return new Map(
    editableFields.flatMap((field) =>
      isListField(field) ? partsOf(field, input) : [[field.name, toComparable(input[field.name])]],
    ),
  );
}

function partsOf(field: ListField, input: EditInput): [string, string][] {
  const parts = new Map<string, string[]>();
  for (const entry of entriesIn(field, input)) {
    const part = `${field.name} ${keyOf(field, entry)}`;
    parts.set(part, [...(parts.get(part) ?? []), toComparable(entry)]);
  }
  return [...parts].map(([part, same]) => [part, same.sort().join()]);
}

import { maxJsonDepth } from "@/lib/evidence/findings/evidence-limits";
import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { addressIn } from "./dressed-address";
import { otherRoleOf, rolesOf } from "./field-roles";
import { isObject, type JsonObject, parseJson } from "./json-value";
import { type NamedValue, readNamedValues } from "./named-values";

/** JSON of an unknown format: members are read by name, everything else as text. Each object of a list is a record. */
export function readOtherJson(value: unknown, findings: Findings, text: FreeTextReader): void {
  const records: NamedValue[][] = [[]];
  walk(value, [], records, 0);
  // When a thing in a list was made says nothing beside the time of the event.
  const isWithoutCreation = records.some((record) =>
    record.some(({ path, value }) => Boolean(value) && rolesOf(path).time === "event time"),
  );
  const threats = records
    .flat()
    .flatMap(({ path, value }) => (typeof value === "string" && rolesOf(path).address === "threat" ? [value] : []));
  for (const record of records)
    readNamedValues(record, { findings, text }, { what: "a time in the JSON", isWithoutCreation, threats });
}

// Adds to the last record.
function walk(value: unknown, path: readonly string[], records: NamedValue[][], depth: number): void {
  // JSON within a text has not been checked for depth.
  if (depth > maxJsonDepth) return;
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (isObject(entry) && !isNameAndValue(entry)) records.push([]);
      walk(entry, path, records, depth + 1);
    }
  } else if (isObject(value)) {
    walkObject(value, path, records, depth);
  } else {
    const inner = typeof value === "string" ? parseJson(value) : undefined;
    if (inner === undefined) records.at(-1)?.push({ path, value });
    else walk(inner, path, records, depth + 1);
  }
}

function walkObject(object: JsonObject, path: readonly string[], records: NamedValue[][], depth: number): void {
  const record = records.at(-1);
  const members = membersOf(object);
  const lists = members.filter(([, value]) => Array.isArray(value) && value.some((entry) => isObject(entry)));
  for (const [member, value] of members) {
    if (lists.some(([list]) => list === member)) continue;
    // { "192.0.2.1": "C2" }
    if (addressIn(member) !== undefined) records.at(-1)?.push({ path, value: member });
    walk(value, [...path.slice(-maxPathLength), member], records, depth + 1);
    // A list within has begun records of its own.
    if (record !== undefined && records.at(-1) !== record) records.push(record);
  }
  for (const [member, value] of lists) walk(value, [...path.slice(-maxPathLength), member], records, depth + 1);
}

const maxPathLength = 8;

// Lists of headers hold `{"name": "User-Agent", "value": …}`.
function membersOf(object: JsonObject): [string, unknown][] {
  const pair = nameAndValue(object);
  return pair === undefined ? Object.entries(object) : [pair];
}

function isNameAndValue(object: JsonObject): boolean {
  return nameAndValue(object) !== undefined;
}

function nameAndValue(object: JsonObject): [string, unknown] | undefined {
  const members = Object.entries(object);
  if (members.length !== 2) return undefined;
  const name = members.find(([member]) => /^(?:name|key|field|header)$/i.test(member))?.[1];
  const value = members.find(([member]) => /^(?:value|val)$/i.test(member));
  return typeof name === "string" && value !== undefined && otherRoleOf([name]) !== "event"
    ? [name, value[1]]
    : undefined;
}

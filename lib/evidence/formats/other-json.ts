import { maxJsonDepth } from "@/lib/evidence/findings/evidence-limits";
import type { Findings } from "@/lib/evidence/findings/findings";
import type { FreeTextReader } from "@/lib/evidence/text/free-text-reader";
import { type FieldRole, roleOf } from "./field-roles";
import { isObject, type JsonObject } from "./json-value";
import { readEnds } from "./network-ends";

/** JSON of an unknown format: members are read by name, everything else as text. */
export function readOtherJson(value: unknown, findings: Findings, text: FreeTextReader): void {
  const record = { addresses: new Set<string>(), userAgents: new Set<string>() };
  walk(value, "", "", { findings, text, record, depth: 0 });
  const [address] = record.addresses;
  const [userAgent, ...others] = record.userAgents;
  // The user agent may be far from the caller in the record.
  if (address !== undefined && userAgent !== undefined && others.length === 0 && record.addresses.size <= 2) {
    findings.addUserAgent(address, userAgent);
  }
}

type Readers = {
  findings: Findings;
  text: FreeTextReader;
  record: { addresses: Set<string>; userAgents: Set<string> };
  depth: number;
};

function walk(value: unknown, name: string, within: string, readers: Readers): void {
  // JSON within a text has not been checked for depth.
  if (readers.depth > maxJsonDepth) return;
  const inner = { ...readers, depth: readers.depth + 1 };
  if (Array.isArray(value)) {
    for (const entry of value) walk(entry, name, within, inner);
  } else if (isObject(value)) {
    readObject(value, name, inner);
  } else {
    readScalar(value, roleOf(name, within), readers);
  }
}

function readObject(object: JsonObject, name: string, readers: Readers): void {
  const ends: { source: unknown[]; destination: unknown[]; userAgent: unknown } = {
    source: [],
    destination: [],
    userAgent: undefined,
  };
  const members = membersOf(object);
  const nested = members.filter(([, value]) => isNested(value));
  for (const [member, value] of members) {
    const role = roleOf(member, name);
    if (isNested(value)) continue;
    if (role === "address") ends.source.push(...listOf(value));
    else if (role === "own") ends.destination.push(...listOf(value));
    else if (role === "user agent") ends.userAgent = value;
    else for (const entry of listOf(value)) readScalar(entry, role, readers);
  }
  const [source, other] = splitAddresses(ends.source, readers.findings);
  readEnds(readers.findings, { source, destination: ends.destination, userAgent: ends.userAgent });
  addSome(source, readers.record.addresses);
  addSome(listOf(ends.userAgent), readers.record.userAgents);
  for (const entry of other) readScalar(entry, undefined, readers);
  // The object's own members come first.
  for (const [member, value] of nested) walk(value, member, name, readers);
}

function readScalar(value: unknown, role: FieldRole | undefined, { findings, text }: Readers): void {
  if (role === "time") findings.addMoment(value, "a time in the JSON");
  else if (role === "account") findings.addAccount(value);
  if (typeof value !== "string") return;
  if (role === "region") findings.addRegion(value);
  else if (role === "service") findings.addService(value);
  else if (role === "own") findings.addOwnAddress(value);
  else if (role === "caller's account") findings.skip(role, value);
  else if (role === "address") {
    if (!findings.addAddress(value)) readText(value, text);
  } else if (role === undefined || role === "finding" || role === "event") readText(value, text);
}

function readText(value: string, text: FreeTextReader): void {
  for (const line of value.split(/[\r\n]+/)) text.readLine(line);
}

// Addresses, and texts that may contain some.
function splitAddresses(values: readonly unknown[], findings: Findings): [unknown[], unknown[]] {
  const isAddress = (value: unknown) => typeof value === "string" && findings.classify(value) !== undefined;
  return [values.filter(isAddress), values.filter((value) => !isAddress(value))];
}

// Lists of headers hold `{"name": "User-Agent", "value": …}`.
function membersOf(object: JsonObject): [string, unknown][] {
  const { name, value } = object;
  return typeof name === "string" && value !== undefined && Object.keys(object).length === 2
    ? [[name, value]]
    : Object.entries(object);
}

// Three are enough to know that there is more than one.
function addSome(values: readonly unknown[], set: Set<string>): void {
  for (const value of values) if (typeof value === "string" && set.size < 3) set.add(value);
}

function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return !value.every((entry) => typeof entry === "string");
  return isObject(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

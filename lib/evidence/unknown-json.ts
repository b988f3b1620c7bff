import { maxJsonDepth } from "./evidence-limits";
import { type FieldRole, roleOf } from "./field-roles";
import type { FreeTextReader } from "./free-text";
import type { Gathering } from "./gathering";
import { isObject } from "./json-value";
import { readEnds } from "./network-ends";

/**
 * JSON of no known format: the names of its members say what they hold, and what they do not explain is read as text. The addresses and the user agent of
 * one object belong together.
 */
export function readUnknownJson(value: unknown, gathering: Gathering, text: FreeTextReader): void {
  walk(value, "", "", { gathering, text, depth: 0 });
}

type Readers = { gathering: Gathering; text: FreeTextReader; depth: number };

function walk(value: unknown, name: string, within: string, readers: Readers): void {
  // What a text holds was not measured before it was parsed.
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

function readObject(object: Record<string, unknown>, name: string, readers: Readers): void {
  const ends: { source: unknown[]; destination: unknown[]; userAgent: unknown } = {
    source: [],
    destination: [],
    userAgent: undefined,
  };
  for (const [member, value] of Object.entries(object)) {
    const role = roleOf(member, name);
    if (typeof value === "object" && value !== null && !isListOfTexts(value)) walk(value, member, name, readers);
    else if (role === "address") ends.source.push(...listOf(value));
    else if (role === "own") ends.destination.push(...listOf(value));
    else if (role === "user agent") ends.userAgent = value;
    else for (const entry of listOf(value)) readScalar(entry, role, readers);
  }
  const [source, other] = partition(ends.source, readers.gathering);
  readEnds(readers.gathering, { source, destination: ends.destination, userAgent: ends.userAgent });
  for (const entry of other) readScalar(entry, undefined, readers);
}

function readScalar(value: unknown, role: FieldRole | undefined, { gathering, text }: Readers): void {
  if (role === "time") gathering.moment(value, "a time in the JSON");
  else if (role === "account") gathering.account(value);
  if (typeof value !== "string") return;
  if (role === "region") gathering.region(value);
  else if (role === "service") gathering.service(value);
  else if (role === "own") gathering.ownAddress(value);
  else if (role === "caller's account") gathering.skip(role, value);
  else if (role === "address") {
    if (!gathering.address(value)) readText(value, text);
  } else if (role !== "time" && role !== "account" && role !== "user agent") readText(value, text);
}

function readText(value: string, text: FreeTextReader): void {
  for (const line of value.split(/[\r\n]+/)) text.line(line);
}

/** What is an address as a whole, and what is a text that may hold some. */
function partition(values: readonly unknown[], gathering: Gathering): [unknown[], unknown[]] {
  const isAddress = (value: unknown) => typeof value === "string" && gathering.classify(value) !== undefined;
  return [values.filter(isAddress), values.filter((value) => !isAddress(value))];
}

function isListOfTexts(value: object): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

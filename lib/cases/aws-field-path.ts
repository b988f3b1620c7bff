import { type FieldNameOf, fieldsInOrder } from "./case-fields";
import { filledRows } from "./case-rows";
import type { CaseInput } from "./case-schema";
import { toSentTagKey } from "./tags";
import { distinctRows } from "./threat-actors";

/**
 * The form's path for AWS's name of a field in a ValidationException; empty when there is none. AWS counts only the
 * rows that were sent, so blank rows are counted back in.
 */
export function toFieldPath(awsName: string, input: CaseInput): string {
  const { member, rest, segments } = parseName(awsName);
  const field = fieldsInOrder.find(({ name }) => name.toLowerCase() === member);
  if (field === undefined) return "";
  switch (field.kind) {
    case "start":
      return `${field.name}.date`;
    case "rows":
      return field.name === "tags"
        ? tagPath(input.tags, segments, rest)
        : rowPath(field.name, sentRows(field.name, input), segments, Object.keys(field.cells));
    default:
      return field.name;
  }
}

type ParsedName = { member: string; rest: string; segments: string[] };

function parseName(awsName: string): ParsedName {
  // No name of a field is this long; the rest would be contents.
  const name = awsName.slice(0, 500).replace(/^[#$./]+/, "");
  const separator = name.search(/[./[]/);
  const end = separator === -1 ? name.length : separator;
  const rest = name.slice(end);
  return {
    member: name.slice(0, end).toLowerCase(),
    rest,
    segments: rest.split(/[./[\]]+/).filter((segment) => segment !== ""),
  };
}

type SentRow = { index: number };

// Equal threat actors are sent once.
function sentRows(name: FieldNameOf<"rows">, input: CaseInput): readonly SentRow[] {
  return name === "threatActorIpAddresses" ? distinctRows(input[name]) : filledRows<object>(input[name]);
}

function rowPath(
  list: string,
  sent: readonly SentRow[],
  segments: readonly string[],
  cells: readonly string[],
): string {
  const row = sentRow(sent, segments);
  if (row === undefined) return list;
  const last = segments.at(-1)?.toLowerCase();
  return `${list}.${row}.${cells.find((cell) => cell.toLowerCase() === last) ?? cells[0]}`;
}

// The index on the screen of the row that AWS counted.
function sentRow(sent: readonly SentRow[], segments: readonly string[]): number | undefined {
  const position = segments.findIndex((segment) => /^\d{1,6}$/.test(segment));
  if (position === -1) return undefined;
  const counted = Number(segments[position]);
  // AWS's query protocol writes `member.2`, and other services `2.member`. Both count from one.
  const fromOne = segments[position - 1] === "member" || segments[position + 1] === "member";
  return sent[fromOne ? counted - 1 : counted]?.index;
}

function tagPath(rows: CaseInput["tags"], segments: readonly string[], rest: string): string {
  const cell = segments.at(-1)?.toLowerCase() === "value" ? "value" : "key";
  const named = filledRows(rows).find(({ row }) => isNamed(toSentTagKey(row), rest));
  if (named !== undefined) return `tags.${named.index}.${cell}`;
  const row = sentRow(filledRows(rows), segments);
  return row === undefined ? "tags" : `tags.${row}.${cell}`;
}

// Accepts `.Owner`, `/Owner/value` and `["Owner"]`. A key may itself hold dots and slashes.
function isNamed(key: string, rest: string): boolean {
  const inPointer = key.replaceAll("~", "~0").replaceAll("/", "~1");
  const names = [`.${key}`, `/${key}`, `/${inPointer}`, `[${key}]`, `["${key}"]`, `['${key}']`];
  return names.some((name) => ["", ".value", "/value", ".key", "/key"].some((end) => rest === name + end));
}

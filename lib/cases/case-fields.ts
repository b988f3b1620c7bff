import type { CreateCaseCommandInput } from "@aws-sdk/client-security-ir";
import type { IncidentStartInput } from "./incident-start";

/**
 * In page order, under the names of CreateCase's members. The comment at each limit names its shape in the service
 * model `security-ir` of 2018-05-10. Characters are Unicode code points, as Smithy counts them:
 * https://smithy.io/2.0/spec/constraint-traits.html#length-trait
 */
export const caseFields = {
  resolverType: {
    kind: "choice",
    section: "Request",
    label: "Who resolves the case?",
    choices: {
      AWS: "Resolve case with AWS",
      Self: "Resolve case with my own incident response team",
    },
    ifEmpty: "Select who resolves the case",
    changedBy: "UpdateResolverType",
  },
  engagementType: {
    kind: "choice",
    section: "Request",
    label: "Type of request",
    choices: {
      "Security Incident": "Active security incident",
      Investigation: "Investigations and inquiries",
    },
    ifEmpty: "Select the type of request",
  },
  title: {
    kind: "text",
    section: "Incident",
    label: "Title",
    maxCharacters: 300, // CaseTitle
    multiline: false,
    ifEmpty: "Enter a title",
  },
  description: {
    kind: "text",
    section: "Incident",
    label: "Description",
    maxCharacters: 8_000, // CaseDescription
    multiline: true,
    ifEmpty: "Enter a description",
  },
  reportedIncidentStartDate: {
    kind: "start",
    section: "Incident",
    label: "Estimated start",
  },
  impactedAccounts: {
    kind: "accounts",
    section: "Scope",
    label: "Impacted accounts",
    noun: "account",
    maxEntries: 200, // ImpactedAccounts
  },
  impactedAwsRegions: {
    kind: "list",
    section: "Scope",
    label: "Impacted Regions",
    noun: "Region",
    maxEntries: 50, // ImpactedAwsRegionList
  },
  impactedServices: {
    kind: "list",
    section: "Scope",
    label: "Impacted services",
    noun: "service",
    maxEntries: 600, // ImpactedServicesList
    // AwsService. In the middle of AWS's pattern [a-zA-Z0-9 -.():] is a range, from the space to the full stop.
    minCharacters: 2,
    maxCharacters: 50,
    refusedCharacter: /[^a-zA-Z0-9 -.:]/u,
  },
  threatActorIpAddresses: {
    kind: "rows",
    section: "Threat actors",
    label: "Threat actors",
    noun: "IP address",
    startsWithRow: true,
    maxEntries: 200, // ThreatActorIpList
    cells: {
      ipAddress: { label: "IP address" },
      userAgent: { label: "User agent", maxCharacters: 500 }, // UserAgent
    },
  },
  watchers: {
    kind: "rows",
    section: "Watchers",
    label: "Watchers",
    noun: "watcher",
    maxEntries: 30, // Watchers
    cells: {
      email: { label: "Email", maxCharacters: 254 }, // EmailAddress
      name: { label: "Name", maxCharacters: 50 }, // PersonName
      jobTitle: { label: "Job title", maxCharacters: 50 }, // JobTitle
    },
  },
  tags: {
    kind: "rows",
    section: "Tags",
    label: "Tags",
    noun: "tag",
    maxEntries: 200, // TagMap
    cells: {
      key: { label: "Key", maxCharacters: 128 }, // TagKey
      value: { label: "Value", maxCharacters: 256 }, // TagValue
    },
    changedBy: "TagResource",
  },
} as const satisfies Readonly<Partial<Record<keyof CreateCaseCommandInput, FieldRules>>>;

export type CaseSection = "Request" | "Incident" | "Scope" | "Threat actors" | "Watchers" | "Tags";

/** `maxCharacters` marks free text, which is searched for secrets. UpdateCase changes a field without `changedBy`. */
type FieldRules = { section: CaseSection; label: string; changedBy?: string } & (
  | { kind: "choice"; choices: Readonly<Record<string, string>>; ifEmpty: string }
  /** Optional without `ifEmpty`. */
  | { kind: "text"; maxCharacters: number; multiline: boolean; ifEmpty?: string }
  | { kind: "start" }
  /** One text that lists many account IDs. */
  | { kind: "accounts"; noun: string; maxEntries: number }
  /** Without rules for its entries it holds codes and has a reader of its own. */
  | ({ kind: "list"; noun: string; maxEntries: number } & Partial<EntryRules>)
  /** People paste into the blank row that it may start with. */
  | {
      kind: "rows";
      noun: string;
      maxEntries: number;
      startsWithRow?: true;
      cells: Readonly<Record<string, CellRules>>;
    }
);

/** Of the texts in a list. */
export type EntryRules = { minCharacters: number; maxCharacters: number; refusedCharacter?: RegExp };

type CellRules = { label: string; maxCharacters?: number };

export type FieldName = keyof typeof caseFields;

export type FieldKind = FieldRules["kind"];

/** Checking `kind` narrows `name`. */
export type CaseField = { [Name in FieldName]: { name: Name } & (typeof caseFields)[Name] }[FieldName];

export type FieldOf<Kind extends FieldKind> = Extract<CaseField, { kind: Kind }>;

export type FieldNameOf<Kind extends FieldKind> = FieldOf<Kind>["name"];

/** A list of short texts, which needs only the table. */
export type TextList = Extract<FieldOf<"list">, EntryRules>;

export type FieldInput<Name extends FieldName> = InputOf<(typeof caseFields)[Name]>;

type InputOf<Rules> = Rules extends { kind: "rows"; cells: infer Cells }
  ? { -readonly [Cell in keyof Cells]: string }[]
  : Rules extends { kind: "list" }
    ? string[]
    : Rules extends { kind: "start" }
      ? IncidentStartInput
      : string;

/** The form without its client token. */
export type FieldInputs = { [Name in FieldName]: FieldInput<Name> };

// Object.entries forgets which name has which rules.
export const fieldsInOrder = Object.entries(caseFields).map(([name, rules]) => ({ name, ...rules })) as CaseField[];

export function fieldsOf<Kind extends FieldKind>(...kinds: Kind[]): FieldOf<Kind>[] {
  const isOf = (field: CaseField): field is FieldOf<Kind> => kinds.some((kind) => kind === field.kind);
  return fieldsInOrder.filter(isOf);
}

export const textLists = fieldsOf("list").filter((field): field is TextList => "maxCharacters" in field);

export type EditableField = Exclude<CaseField, { changedBy: string }>;

export const editableFields = fieldsInOrder.filter((field): field is EditableField => !("changedBy" in field));

export function byName<Field extends CaseField, Member>(
  fields: readonly Field[],
  toMember: (field: Field) => Member,
): Record<Field["name"], Member> {
  const members: object = Object.fromEntries(fields.map((field) => [field.name, toMember(field)]));
  return members as Record<Field["name"], Member>; // fromEntries forgets the names.
}

export const caseSections: readonly CaseSection[] = [...new Set(fieldsInOrder.map(({ section }) => section))];

/** True if a case needs nothing of the section. */
export function isOptional(section: CaseSection): boolean {
  return fieldsInOrder
    .filter((field) => field.section === section)
    .every((field) => field.kind !== "start" && !("ifEmpty" in field));
}

export function blankRow<Name extends FieldNameOf<"rows">>(name: Name): FieldInput<Name>[number] {
  const cells = Object.keys(caseFields[name].cells).map((cell) => [cell, ""]);
  return Object.fromEntries(cells) as FieldInput<Name>[number]; // fromEntries forgets the names.
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "./a-case";
import { byName, fieldsOf, textLists } from "./case-fields";
import { toCreateCaseInput } from "./case-request";
import { caseSchema } from "./case-schema";
import { newCase } from "./new-case";

describe("toCreateCaseInput", () => {
  test("leaves out what AWS makes optional and sends the two required lists empty", () => {
    expect(toCreateCaseInput(caseSchema.parse(aCase()))).toEqual({
      clientToken: "9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3",
      resolverType: "AWS",
      engagementType: "Security Incident",
      title: "Unknown access keys in use",
      description: "Keys of a build user call from an unknown network.",
      reportedIncidentStartDate: new Date("2026-03-04T05:06:00Z"),
      impactedAccounts: [],
      watchers: [],
    });
  });

  test("wraps Regions and makes a map of tags", () => {
    const values = caseSchema.parse(
      aCase({ impactedAwsRegions: ["us-east-1"], tags: [{ key: "constructor", value: "x" }] }),
    );
    expect(toCreateCaseInput(values)).toMatchObject({
      impactedAwsRegions: [{ region: "us-east-1" }],
      tags: { constructor: "x" },
    });
  });

  test("sends nothing that AWS's service model refuses, whatever was typed", () => {
    fc.assert(
      fc.property(anyForm, (typed) => {
        const parsed = caseSchema.safeParse(typed);
        fc.pre(parsed.success);
        expect(refusalsOf({ ...toCreateCaseInput(parsed.data) })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("the schema never throws, whatever the input is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), anyForm, tamperedForm), (input) => {
        expect(typeof caseSchema.safeParse(input).success).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });

  test("the schema gives every refusal a sentence and a path of the form", () => {
    fc.assert(
      fc.property(tamperedForm, (input) => {
        const { error } = caseSchema.safeParse(input);
        const odd = error?.issues.filter(
          ({ message, path }) => message === "" || message === "Invalid input" || !knownPaths.test(path.join(".")),
        );
        expect(odd ?? []).toEqual([]);
      }),
    );
  });
});

const lists = fieldsOf("list").map(({ name }) => name);
const knownPaths = new RegExp(
  `^(?:|clientToken|resolverType|engagementType|title|description|reportedIncidentStartDate(?:\\.(?:date|time|timeZone))?|impactedAccounts|(?:${lists.join("|")})(?:\\.\\d+)?|threatActorIpAddresses(?:\\.\\d+(?:\\.(?:ipAddress|userAgent))?)?|watchers(?:\\.\\d+(?:\\.(?:email|name|jobTitle))?)?|tags(?:\\.\\d+(?:\\.(?:key|value))?)?)$`,
);

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("😀", "a", "\r", "\n", "\ud800", "\u202e", " "), maxLength: 310 }),
);
const orBlank = (text: fc.Arbitrary<string>) => fc.oneof(text, fc.constant(""));

// Close enough to the rules that many pass.
const anyForm = fc.record({
  clientToken: fc.uuid(),
  resolverType: fc.constantFrom("AWS", "Self"),
  engagementType: fc.constantFrom("Security Incident", "Investigation"),
  title: fc.oneof(fc.string({ minLength: 1 }), anyText),
  description: fc.oneof(fc.lorem(), anyText),
  reportedIncidentStartDate: fc.record({
    date: fc.constantFrom("2026-01-31", "2020-02-29", "2006-01-01"),
    time: fc.constantFrom("00:00", "23:59:59", "02:30"),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "Pacific/Apia"),
  }),
  impactedAccounts: fc
    .array(fc.stringMatching(/^[0-9]{9,12}$/), { maxLength: 230 })
    .map((accountIds) => accountIds.join("\n")),
  impactedAwsRegions: fc.uniqueArray(fc.constantFrom("us-east-1", "eu-central-2", "cn-north-1")),
  ...byName(textLists, () => fc.constant<string[]>([])),
  impactedServices: fc.uniqueArray(fc.oneof(fc.stringMatching(/^[a-zA-Z0-9 -.():]{1,52}$/), fc.constant("AWS IAM"))),
  threatActorIpAddresses: fc.array(
    fc.record({ ipAddress: fc.oneof(fc.ipV4(), fc.ipV6()), userAgent: orBlank(anyText) }),
    { maxLength: 4 },
  ),
  watchers: fc.uniqueArray(
    fc.record({ email: fc.emailAddress(), name: orBlank(fc.string()), jobTitle: orBlank(fc.string()) }),
    { maxLength: 4, selector: ({ email }) => email.toLowerCase() },
  ),
  tags: fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), value: fc.string() }), {
    maxLength: 4,
    selector: ({ key }) => key.trim(),
  }),
});

// Single parts are replaced by anything at all.
const tamperedForm = fc
  .tuple(anyForm, fc.constantFrom(...Object.keys(newCase("", ""))), fc.oneof(fc.anything(), fc.array(fc.anything())))
  .map(([form, field, value]) => ({ ...form, [field]: value }));

type Json = { [member: string]: unknown };

// The rules of CreateCaseRequest, written from the service model alone; every pattern matches in full.
function refusalsOf(request: Json): string[] {
  const rules: [string, boolean][] = [
    ["clientToken", hasLength(request.clientToken, 1, 255)],
    ["resolverType", ["AWS", "Self"].includes(String(request.resolverType))],
    ["title", hasLength(request.title, 1, 300)],
    ["description", hasLength(request.description, 1, 8000)],
    ["engagementType", ["Security Incident", "Investigation"].includes(String(request.engagementType))],
    ["reportedIncidentStartDate", Number.isFinite(Number(request.reportedIncidentStartDate))],
    ["impactedAccounts", isList(request.impactedAccounts, 200, (id) => /^[0-9]{12}$/.test(String(id)))],
    ["watchers", isList(request.watchers, 30, isWatcher)],
    ["threatActorIpAddresses", isOptionalList(request.threatActorIpAddresses, 200, isThreatActorIp)],
    ["impactedServices", isOptionalList(request.impactedServices, 600, isService)],
    ["impactedAwsRegions", isOptionalList(request.impactedAwsRegions, 50, (item) => isRecord(item, ["region"]))],
    ["tags", request.tags === undefined || isTagMap(request.tags)],
    ["well-formed texts", `${request.title}${request.description}`.isWellFormed()],
  ];
  return rules.filter(([, isMet]) => !isMet).map(([name]) => name);
}

function hasLength(text: unknown, min: number, max: number): boolean {
  const length = Array.from(String(text)).length;
  return typeof text === "string" && length >= min && length <= max;
}

function isList(list: unknown, max: number, isItem: (item: unknown) => boolean): boolean {
  if (!Array.isArray(list)) return false;
  const unique = new Set(list.map((item) => JSON.stringify(item)));
  return list.length <= max && list.every(isItem) && (unique.size === list.length || isItem === isThreatActorIp);
}

function isOptionalList(list: unknown, max: number, isItem: (item: unknown) => boolean): boolean {
  return list === undefined || isList(list, max, isItem);
}

function isRecord(item: unknown, members: string[]): item is Json {
  return typeof item === "object" && item !== null && Object.keys(item).every((member) => members.includes(member));
}

function isOptionalText(text: unknown, max: number): boolean {
  return text === undefined || hasLength(text, 1, max);
}

function isWatcher(item: unknown): boolean {
  return (
    isRecord(item, ["email", "name", "jobTitle"]) &&
    hasLength(item.email, 6, 254) &&
    /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*$/.test(String(item.email)) &&
    isOptionalText(item.name, 50) &&
    isOptionalText(item.jobTitle, 50)
  );
}

function isThreatActorIp(item: unknown): boolean {
  const byte = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)";
  const dotted = `(?:${byte}\\.){3}${byte}`;
  const pattern = new RegExp(`^(?:${dotted}|(?:[A-F0-9]{1,4}:){7}[A-F0-9]{1,4}|(?:[A-F0-9]{1,4}:){6}${dotted})$`);
  return (
    isRecord(item, ["ipAddress", "userAgent"]) &&
    pattern.test(String(item.ipAddress)) &&
    isOptionalText(item.userAgent, 500)
  );
}

function isService(item: unknown): boolean {
  return hasLength(item, 2, 50) && /^[a-zA-Z0-9 -.():]+$/.test(String(item));
}

function isTagMap(tags: unknown): boolean {
  const entries = Object.entries(tags ?? {});
  return (
    entries.length <= 200 &&
    entries.every(
      ([key, value]) => hasLength(key, 1, 128) && !key.toLowerCase().startsWith("aws:") && hasLength(value, 0, 256),
    )
  );
}

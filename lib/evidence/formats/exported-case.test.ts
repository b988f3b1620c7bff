import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCase } from "@/lib/cases/a-case";
import { awsRegions } from "@/lib/cases/aws-regions";
import { toCliCommand, toJsonText, toPlainText } from "@/lib/cases/case-export";
import { type CaseInput, type CaseValues, caseSchema } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { readEvidence } from "@/lib/evidence/read-evidence";

const token = "9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3";

// What the form would send after accepting everything.
async function sentAfter(text: string): Promise<CaseValues> {
  const { finds } = await readEvidence([{ name: "export", content: text }]);
  return caseSchema.parse({ ...newCase(token, "UTC"), ...finds.form });
}

// AWS keeps tags in a map, which has no order.
function withSortedTags(values: CaseValues): CaseValues {
  return { ...values, tags: values.tags.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
}

const oneLine = (maxLength: number) => fc.string({ unit: "grapheme", minLength: 1, maxLength });
const anyForm: fc.Arbitrary<CaseInput> = fc
  .record({
    resolverType: fc.constantFrom("AWS", "Self"),
    engagementType: fc.constantFrom("Security Incident", "Investigation"),
    title: fc.oneof(oneLine(60), fc.constantFrom("a\u202eb", 'quote " and \\', "Client token: x")),
    description: fc.oneof(
      oneLine(200),
      fc.constantFrom("a\n\n  b \n", "Impacted accounts:\n  111122223333", "{}\n}\n"),
    ),
    reportedIncidentStartDate: fc.record({
      date: fc.constantFrom("2026-01-02", "2025-12-31"),
      time: fc.constantFrom("00:00", "03:04:05"),
      timeZone: fc.constant("UTC"),
    }),
    impactedAccounts: fc.array(fc.stringMatching(/^\d{12}$/), { maxLength: 3 }).map((ids) => ids.join(" ")),
    impactedAwsRegions: fc.uniqueArray(fc.constantFrom(...awsRegions.map(({ code }) => code)), { maxLength: 3 }),
    impactedServices: fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9&'+,.():-]{1,20}$/), { maxLength: 3 }),
    threatActorIpAddresses: fc.array(
      fc.record({ ipAddress: fc.oneof(fc.ipV4(), fc.ipV6()), userAgent: fc.oneof(fc.constant(""), oneLine(40)) }),
      { maxLength: 3 },
    ),
    watchers: fc.uniqueArray(
      fc.record({
        email: fc.constantFrom("ana@example.com", "ben@example.com"),
        name: oneLine(20),
        jobTitle: fc.constantFrom("", "Lead"),
      }),
      { maxLength: 2, selector: ({ email }) => email },
    ),
    tags: fc.uniqueArray(fc.record({ key: oneLine(10), value: fc.oneof(fc.constant(""), oneLine(10)) }), {
      maxLength: 3,
      selector: ({ key }) => key.trim(),
    }),
  })
  .map((parts) => aCase(parts))
  .filter((form) => caseSchema.safeParse(form).success);

describe("an exported case", () => {
  test.each([
    ["JSON", toJsonText],
    ["AWS CLI command", (values: CaseValues) => toCliCommand(values, "ap-south-1")],
  ])("as %s restores the whole form", async (_what, toText) => {
    await fc.assert(
      fc.asyncProperty(anyForm, async (form) => {
        const values = caseSchema.parse(form);
        expect(withSortedTags(await sentAfter(toText(values)))).toEqual(withSortedTags(values));
      }),
      { numRuns: 300 },
    );
  });

  test("as AWS CLI command is no access log, although a tag has the name of a missing request", async () => {
    const values = caseSchema.parse(
      aCase({
        threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: "" }],
        tags: [{ key: "-", value: "-" }],
      }),
    );
    expect(await sentAfter(toCliCommand(values, "ap-south-1"))).toEqual(values);
  });

  test("as text restores the form, except for what text cannot express", async () => {
    const form = aCase({
      resolverType: "Self",
      engagementType: "Investigation",
      title: "Keys in use: all of them",
      description: "First line.\n\nImpacted accounts:\n  indented\nThe end.",
      reportedIncidentStartDate: { date: "2026-03-04", time: "05:06:07", timeZone: "UTC" },
      impactedAccounts: "111122223333 000123123123",
      impactedAwsRegions: ["eu-central-1", "us-east-1"],
      impactedServices: ["AWS IAM", "Our own thing (v2)"],
      threatActorIpAddresses: [
        { ipAddress: "192.0.2.1", userAgent: "Mozilla/5.0 (X11, Linux), like Gecko" },
        { ipAddress: "2001:db8::1", userAgent: "" },
      ],
      watchers: [
        { email: "ana@example.com", name: "Ana Example", jobTitle: "Analyst, lead" },
        { email: "ben@example.com", name: "", jobTitle: "" },
      ],
      tags: [
        { key: "team", value: "blue: dark" },
        { key: "urgent", value: "" },
      ],
    });
    const values = caseSchema.parse(form);
    expect(await sentAfter(toPlainText(values))).toEqual(values);
  });

  test("also counts its accounts, Regions, services, addresses and start as found", async () => {
    const values = caseSchema.parse(
      aCase({
        impactedAccounts: "111122223333",
        impactedAwsRegions: ["eu-central-1"],
        impactedServices: ["Own service"],
        threatActorIpAddresses: [{ ipAddress: "192.0.2.1", userAgent: "curl/8" }],
      }),
    );
    const { finds } = await readEvidence([{ name: "command", content: toCliCommand(values, "ap-south-1") }]);
    expect(finds).toMatchObject({
      accounts: [{ value: "111122223333" }],
      regions: [{ value: "eu-central-1" }],
      services: [{ value: "Own service" }],
      addresses: [{ address: "192.0.2.1", userAgents: ["curl/8"] }],
      earliest: { moment: "2026-03-04T05:06:00.000Z" },
      title: "Unknown access keys in use",
      description: "Keys of a build user call from an unknown network.",
    });
    expect(finds.regions).toHaveLength(1);
  });

  test("does not bring its client token along", async () => {
    const values = caseSchema.parse(aCase());
    const { finds } = await readEvidence([{ name: "json", content: toJsonText(values) }]);
    expect(finds.form).not.toHaveProperty("clientToken");
  });
});

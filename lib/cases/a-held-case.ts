import type { FieldFacts } from "./field-facts";

/** A case as AWS has it, with these parts in place of its own. */
export function aHeldCase(parts: FieldFacts = {}): FieldFacts {
  return {
    resolverType: "Self",
    engagementType: "Investigation",
    title: "Keys in use",
    description: "What happened",
    reportedIncidentStartDate: new Date("2026-03-04T05:06:07Z"),
    impactedAccounts: ["111122223333"],
    impactedAwsRegions: ["eu-central-1"],
    impactedServices: ["S3"],
    threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: undefined }],
    watchers: [{ email: "ana@example.com", name: "Ana", jobTitle: undefined }],
    ...parts,
  };
}

import type { CaseInput } from "./case-schema";

/** An empty form, with one blank row in each of its three tables. */
export function newCase(clientToken: string, timeZone: string): CaseInput {
  return {
    clientToken,
    resolverType: "",
    engagementType: "",
    title: "",
    description: "",
    reportedIncidentStartDate: { date: "", time: "", timeZone },
    impactedAccounts: "",
    impactedAwsRegions: [],
    impactedServices: [],
    threatActorIpAddresses: [{ ipAddress: "", userAgent: "" }],
    watchers: [{ email: "", name: "", jobTitle: "" }],
    tags: [{ key: "", value: "" }],
  };
}

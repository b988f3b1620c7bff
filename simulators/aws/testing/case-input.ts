/** A request that CreateCase accepts. Change only what the test is about. */
export function aCase(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    resolverType: "AWS",
    title: "Unknown access key in use",
    description: "An access key that nobody knows lists our buckets.",
    engagementType: "Security Incident",
    reportedIncidentStartDate: 1_700_000_000,
    impactedAccounts: ["111122223333"],
    watchers: [{ email: "ana@example.com", name: "Ana", jobTitle: "Analyst" }],
    ...change,
  };
}

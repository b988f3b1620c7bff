import type { CaseInput } from "./case-schema";
import { newCase } from "./new-case";

/** A valid form, with these parts in place of its own. */
export function aCase(parts: Partial<CaseInput> = {}): CaseInput {
  return {
    ...newCase("9d3c1c5e-6a1f-4f0e-8f55-0b7a52f6a1d3", "UTC"),
    resolverType: "AWS",
    engagementType: "Security Incident",
    title: "Unknown access keys in use",
    description: "Keys of a build user call from an unknown network.",
    reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "UTC" },
    ...parts,
  };
}

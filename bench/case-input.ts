import { randomUUID } from "node:crypto";
import type { CreateCaseCommandInput } from "@aws-sdk/client-security-ir";

/** A case of medium size, as typed. */
export function aCaseInput(): object {
  return {
    clientToken: randomUUID(),
    resolverType: "AWS",
    engagementType: "Security Incident",
    title: "Access key of a build server used from an unknown network",
    description: "GuardDuty reported calls from an unknown network.\nThe key is disabled; two users were created.",
    reportedIncidentStartDate: { date: "2026-03-04", time: "05:06", timeZone: "UTC" },
    impactedAccounts: "111122223333",
    impactedAwsRegions: ["eu-central-1"],
    impactedServices: ["Amazon S3"],
    threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: "curl/8.5.0" }],
    watchers: [{ email: "soc@example.com", name: "Security operations", jobTitle: "" }],
    tags: [{ key: "", value: "" }],
  };
}

/** The same case for AWS's client. */
export function aCreateCaseInput(): CreateCaseCommandInput {
  return {
    clientToken: randomUUID(),
    resolverType: "AWS",
    engagementType: "Security Incident",
    title: "Access key of a build server used from an unknown network",
    description: "GuardDuty reported calls from an unknown network.\nThe key is disabled; two users were created.",
    reportedIncidentStartDate: new Date("2026-03-04T05:06:00Z"),
    impactedAccounts: ["111122223333"],
    impactedAwsRegions: [{ region: "eu-central-1" }],
    impactedServices: ["Amazon S3"],
    threatActorIpAddresses: [{ ipAddress: "203.0.113.9", userAgent: "curl/8.5.0" }],
    watchers: [{ email: "soc@example.com", name: "Security operations" }],
  };
}

import "server-only";
import { GetCaseCommand, type GetCaseCommandOutput } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";

/** Keeps values that the portal does not know. */
export type CaseDetails = ReturnType<typeof toDetails>;

export function getCase(caller: Caller, caseId: string): Promise<Called<CaseDetails>> {
  const command = new GetCaseCommand({ caseId });
  return callAs(caller, command, { operation: "GetCase", retry: "read", caseId, toAnswer: toDetails });
}

function toDetails(output: GetCaseCommandOutput) {
  return {
    title: output.title ?? "",
    description: output.description ?? "",
    caseStatus: output.caseStatus,
    resolverType: output.resolverType,
    engagementType: output.engagementType,
    reportedIncidentStartDate: output.reportedIncidentStartDate,
    actualIncidentStartDate: output.actualIncidentStartDate,
    createdDate: output.createdDate,
    lastUpdatedDate: output.lastUpdatedDate,
    closedDate: output.closedDate,
    impactedAccounts: output.impactedAccounts ?? [],
    impactedAwsRegions: (output.impactedAwsRegions ?? []).flatMap(({ region }) => (region ? [region] : [])),
    impactedServices: output.impactedServices ?? [],
    threatActorIpAddresses: (output.threatActorIpAddresses ?? []).map(({ ipAddress = "", userAgent }) => ({
      ipAddress,
      userAgent,
    })),
    watchers: (output.watchers ?? []).map(({ email = "", name, jobTitle }) => ({ email, name, jobTitle })),
  };
}

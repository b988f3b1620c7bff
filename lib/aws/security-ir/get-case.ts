import "server-only";
import { type CaseAttachmentAttributes, GetCaseCommand, type GetCaseCommandOutput } from "@aws-sdk/client-security-ir";
import { type Called, type Caller, callAs } from "@/lib/aws/call";
import type { Priority } from "@/lib/aws/pace";
import { byName, textLists } from "@/lib/cases/case-fields";
import type { CaseFile } from "@/lib/cases/files";

/** Keeps values that the portal does not know. */
export type CaseDetails = ReturnType<typeof toDetails>;

export function getCase(
  caller: Caller,
  caseId: string,
  { abortSignal, priority = "person" }: { abortSignal?: AbortSignal; priority?: Priority } = {},
): Promise<Called<CaseDetails>> {
  const command = new GetCaseCommand({ caseId });
  return callAs(caller, command, {
    operation: "GetCase",
    retry: "read",
    caseId,
    priority,
    toAnswer: toDetails,
    ...(abortSignal ? { abortSignal } : {}),
  });
}

function toDetails(output: GetCaseCommandOutput) {
  return {
    caseArn: output.caseArn,
    title: output.title ?? "",
    description: output.description ?? "",
    caseStatus: output.caseStatus,
    pendingAction: output.pendingAction,
    closureCode: output.closureCode,
    resolverType: output.resolverType,
    engagementType: output.engagementType,
    reportedIncidentStartDate: output.reportedIncidentStartDate,
    actualIncidentStartDate: output.actualIncidentStartDate,
    createdDate: output.createdDate,
    lastUpdatedDate: output.lastUpdatedDate,
    closedDate: output.closedDate,
    impactedAccounts: output.impactedAccounts ?? [],
    impactedAwsRegions: (output.impactedAwsRegions ?? []).flatMap(({ region }) => (region ? [region] : [])),
    ...byName(textLists, ({ name }) => output[name] ?? []),
    threatActorIpAddresses: (output.threatActorIpAddresses ?? []).map(({ ipAddress = "", userAgent }) => ({
      ipAddress,
      userAgent,
    })),
    caseMetadata: (output.caseMetadata ?? []).map(({ key = "", value = "" }) => ({ key, value })),
    files: (output.caseAttachments ?? []).map(toCaseFile),
    watchers: (output.watchers ?? []).map(({ email = "", name, jobTitle }) => ({ email, name, jobTitle })),
  };
}

function toCaseFile({
  attachmentId,
  fileName,
  attachmentStatus,
  creator,
  createdDate,
}: CaseAttachmentAttributes): CaseFile {
  return {
    attachmentId: attachmentId ?? "",
    fileName: fileName ?? "",
    status: attachmentStatus ?? "Pending",
    creator: creator ?? "",
    createdAt: createdDate?.getTime(),
  };
}

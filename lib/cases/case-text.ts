import { type TextList, textLists } from "./case-fields";
import { toChoiceWords, toRegionWords } from "./case-words";
import { formatUtc } from "./moment-text";
import { indented, legible, toLines } from "./text-lines";

export type CaseTextFacts = {
  title: string;
  description: string;
  caseStatus: string | undefined;
  resolverType: string | undefined;
  engagementType: string | undefined;
  reportedIncidentStartDate: Date | undefined;
  actualIncidentStartDate: Date | undefined;
  createdDate: Date | undefined;
  lastUpdatedDate: Date | undefined;
  closedDate: Date | undefined;
  impactedAccounts: readonly string[];
  impactedAwsRegions: readonly string[];
  threatActorIpAddresses: readonly { ipAddress: string; userAgent: string | undefined }[];
  watchers: readonly { email: string; name: string | undefined; jobTitle: string | undefined }[];
  caseMetadata: readonly { key: string; value: string }[];
} & Readonly<Record<TextList["name"], readonly string[]>>;

/** For people who cannot open the link. What somebody typed is indented, so that it cannot pass for another part. */
export function toCaseText(caseId: string, facts: CaseTextFacts): string {
  return toLines([
    `Case ${caseId}: ${legible(facts.title)}`,
    `Status: ${facts.caseStatus ?? "Unknown"}`,
    `Who resolves the case: ${toChoiceWords("resolverType", facts.resolverType ?? "Unknown")}`,
    `Type of request: ${toChoiceWords("engagementType", facts.engagementType ?? "Unknown")}`,
    ...toMoment("Estimated start", facts.reportedIncidentStartDate),
    ...toMoment("Start found by AWS", facts.actualIncidentStartDate),
    ...toMoment("Opened", facts.createdDate),
    ...toMoment("Last updated", facts.lastUpdatedDate),
    ...toMoment("Closed", facts.closedDate),
    ...toSection(
      "More details",
      facts.caseMetadata.map(({ key, value }) => `${key}: ${value}`),
    ),
    ...toSection("Impacted accounts", facts.impactedAccounts),
    ...toSection("Impacted Regions", facts.impactedAwsRegions.map(toRegionWords)),
    ...textLists.flatMap(({ name, label }) => toSection(label, facts[name])),
    ...toSection("Threat actors", facts.threatActorIpAddresses.map(toActor)),
    ...toSection("Watchers", facts.watchers.map(toWatcher)),
    ...toSection("Description", facts.description.split(/[\n\u2028\u2029]/)),
    "",
    "Not in this text: the tags, and the contents of findings and files.",
  ]);
}

function toMoment(label: string, instant: Date | undefined): string[] {
  return instant ? [`${label}: ${formatUtc(instant)}`] : [];
}

function toActor({ ipAddress, userAgent }: CaseTextFacts["threatActorIpAddresses"][number]): string {
  return userAgent ? `${ipAddress}, user agent ${userAgent}` : ipAddress;
}

function toWatcher({ email, name, jobTitle }: CaseTextFacts["watchers"][number]): string {
  return [email, name, jobTitle].filter(Boolean).join(", ");
}

function toSection(label: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${label}:`, ...items.map(indented)];
}

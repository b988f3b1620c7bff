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
  createdDate: Date | undefined;
  closedDate: Date | undefined;
  impactedAccounts: readonly string[];
  impactedAwsRegions: readonly string[];
} & Readonly<Record<TextList["name"], readonly string[]>>;

/** For people who cannot open the link. What somebody typed is indented, so that it cannot pass for another part. */
export function toCaseText(caseId: string, facts: CaseTextFacts): string {
  const { reportedIncidentStartDate: start, createdDate, closedDate } = facts;
  return toLines([
    `Case ${caseId}: ${legible(facts.title)}`,
    `Status: ${facts.caseStatus ?? "Unknown"}`,
    `Who resolves the case: ${toChoiceWords("resolverType", facts.resolverType ?? "Unknown")}`,
    `Type of request: ${toChoiceWords("engagementType", facts.engagementType ?? "Unknown")}`,
    ...(start ? [`Estimated start: ${formatUtc(start)}`] : []),
    ...(createdDate ? [`Opened: ${formatUtc(createdDate)}`] : []),
    ...(closedDate ? [`Closed: ${formatUtc(closedDate)}`] : []),
    ...toSection("Impacted accounts", facts.impactedAccounts),
    ...toSection("Impacted Regions", facts.impactedAwsRegions.map(toRegionWords)),
    ...textLists.flatMap(({ name, label }) => toSection(label, facts[name])),
    ...toSection("Description", facts.description.split(/[\n\u2028\u2029]/)),
  ]);
}

function toSection(label: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${label}:`, ...items.map(indented)];
}

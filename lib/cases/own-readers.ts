import type { FieldInput, FieldKind, FieldNameOf, TextList } from "./case-fields";
import type { Report } from "./field-reader";
import { type IncidentStartInput, incidentStartProblems, readIncidentStart } from "./incident-start";
import { readImpactedAccounts, readImpactedAwsRegions } from "./scope";
import { readTags } from "./tags";
import { readThreatActors } from "./threat-actors";
import { readWatchers } from "./watchers";

// Returns undefined when it has reported the whole field.
type Reader<Typed> = (typed: Typed, report: Report) => unknown;

type FieldWithReader = Exclude<FieldNameOf<Exclude<FieldKind, "text" | "choice">>, TextList["name"]>;

/** Texts, lists of texts and choices need only the table. */
export const ownReaders = {
  reportedIncidentStartDate: readReportedIncidentStartDate,
  impactedAccounts: readImpactedAccounts,
  impactedAwsRegions: readImpactedAwsRegions,
  threatActorIpAddresses: readThreatActors,
  watchers: readWatchers,
  tags: readTags,
} satisfies { [Name in FieldWithReader]: Reader<FieldInput<Name>> };

function readReportedIncidentStartDate(typed: IncidentStartInput, report: Report): Date | undefined {
  const reading = readIncidentStart(typed);
  if (reading.ok) return reading.instant;
  const problems = incidentStartProblems(typed);
  for (const { field, message } of problems.length > 0 ? problems : [reading]) report([field], message);
  return undefined;
}

import type { FieldInput, FieldKind, FieldNameOf } from "./case-fields";
import type { Report } from "./field-reader";
import { type IncidentStartInput, incidentStartProblems, readIncidentStart } from "./incident-start";
import { readImpactedAccounts, readImpactedAwsRegions, readImpactedServices } from "./scope";
import { readTags } from "./tags";
import { readThreatActors } from "./threat-actors";
import { readWatchers } from "./watchers";

/** Reads what was typed into what is sent. Undefined when the whole field is wrong, which it has reported. */
type Reader<Typed> = (typed: Typed, report: Report) => unknown;

type FieldWithReader = FieldNameOf<Exclude<FieldKind, "text" | "choice">>;

/** The readers of the fields that have rules of their own. The table says all there is to know about texts and choices. */
export const ownReaders = {
  reportedIncidentStartDate: readReportedIncidentStartDate,
  impactedAccounts: readImpactedAccounts,
  impactedAwsRegions: readImpactedAwsRegions,
  impactedServices: readImpactedServices,
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

import { type CaseField, fieldsInOrder } from "./case-fields";
import { toChoiceWords, toPlainLabel, toRegionWords } from "./case-words";
import type { CaseRecord } from "./record-schema";
import {
  fact,
  orNone,
  type RecordFact,
  type RecordSection,
  type RecordValue,
  reasonFor,
  typed,
  unread,
  when,
} from "./record-values";

export function toFactsSection({ facts, tags, timeZone, caseId, missing }: CaseRecord): RecordSection {
  const heading = "Facts";
  if (facts === null) return unread(heading, "facts", missing);
  const moments = [
    ["Start found by AWS", facts.actualIncidentStartDate],
    ["Opened", facts.createdDate],
    ["Last updated", facts.lastUpdatedDate],
    ["Closed", facts.closedDate],
  ] as const;
  return {
    heading,
    notes: [],
    facts: [
      fact("Case ID", typed(caseId)),
      ...(facts.caseArn === null ? [] : [fact("ARN", typed(facts.caseArn))]),
      fact("Status", facts.caseStatus === null ? "Unknown" : typed(facts.caseStatus)),
      ...(facts.pendingAction === null ? [] : [fact("Pending action", typed(facts.pendingAction))]),
      ...(facts.closureCode === null ? [] : [fact("Closure code", typed(facts.closureCode))]),
      ...toFieldFacts(facts, timeZone),
      ...moments.flatMap(([name, moment]) => (moment === null ? [] : [when(name, moment, timeZone)])),
      ...facts.caseMetadata.map(({ key, value }) => fact(typed(key), typed(value))),
      { name: "Tags", lines: tags === null ? [reasonFor("tags", missing)] : orNone(tags.map(toTagLine)) },
    ],
    entries: [{ heading: "Description", facts: [], text: facts.description }],
  };
}

type Facts = NonNullable<CaseRecord["facts"]>;

/** Title and description stand elsewhere; watchers and tags are no facts of GetCase. */
function toFieldFacts(facts: Facts, timeZone: string): RecordFact[] {
  return fieldsInOrder.flatMap((field) => toFieldFact(field, facts, timeZone));
}

function toFieldFact(field: CaseField, facts: Facts, timeZone: string): RecordFact[] {
  const name = toPlainLabel(field.label);
  switch (field.kind) {
    case "choice": {
      const value = facts[field.name];
      return [fact(name, value === null ? "Unknown" : typed(toChoiceWords(field.name, value)))];
    }
    case "text":
      return field.name === "title" ? [fact(name, typed(facts.title))] : [];
    case "start":
      return [when(name, facts[field.name], timeZone)];
    case "accounts":
      return [{ name, lines: orNone(facts[field.name].map(typed)) }];
    case "list": {
      const values = facts[field.name];
      const words = field.name === "impactedAwsRegions" ? values.map(toRegionWords) : values;
      return [{ name, lines: orNone(words.map(typed)) }];
    }
    case "rows":
      return field.name === "threatActorIpAddresses" ? [{ name, lines: toThreatActorLines(facts) }] : [];
  }
}

function toThreatActorLines({ threatActorIpAddresses }: Facts): readonly RecordValue[] {
  return orNone(
    threatActorIpAddresses.map(({ ipAddress, userAgent }) =>
      typed(userAgent === null ? ipAddress : `${ipAddress}, user agent ${userAgent}`),
    ),
  );
}

function toTagLine({ key, value }: { key: string; value: string }): RecordValue {
  return typed(value === "" ? `${key} (empty value)` : `${key}: ${value}`);
}

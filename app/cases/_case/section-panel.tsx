import type { ReactNode } from "react";
import { type CaseField, type CaseSection, type FieldNameOf, fieldsInOrder } from "@/lib/cases/case-fields";
import { toChoiceWords, toRegionWords } from "@/lib/cases/case-words";
import type { FieldFacts } from "@/lib/cases/field-facts";
import { formatInZone, formatUtc } from "@/lib/cases/moment-text";
import { Fact, FactList, Facts, None, Panel, TagFacts, ThreatActorFacts, WatcherFacts } from "./facts";
import { UserText } from "./user-text";

type SectionPanelProps = {
  section: CaseSection;
  facts: FieldFacts;
  /** The zone of the typed start. */
  timeZone?: string;
  action?: ReactNode;
};

/** The fields under one heading of the form. */
export function SectionPanel({ section, facts, timeZone, action }: SectionPanelProps) {
  const fields = fieldsInOrder.filter((field) => field.section === section);
  const pairs = fields.filter(({ kind }) => kind !== "rows");
  return (
    <Panel heading={section} action={action}>
      {pairs.length > 0 ? (
        <Facts>
          {pairs.map((field) => (
            <Fact key={field.name} name={field.label}>
              <FieldFact field={field} facts={facts} timeZone={timeZone} />
            </Fact>
          ))}
        </Facts>
      ) : null}
      {fields.map((field) =>
        field.kind === "rows" ? <FieldFact key={field.name} field={field} facts={facts} timeZone={timeZone} /> : null,
      )}
    </Panel>
  );
}

type FieldFactProps = { field: CaseField; facts: FieldFacts; timeZone?: string | undefined };

export function FieldFact({ field, facts, timeZone = "UTC" }: FieldFactProps) {
  switch (field.kind) {
    case "choice":
      return toChoiceWords(field.name, facts[field.name] ?? "");
    case "text":
      return facts[field.name] ? <UserText>{facts[field.name] ?? ""}</UserText> : <None />;
    case "start":
      return <StartFact start={facts[field.name]} timeZone={timeZone} />;
    case "accounts":
      return <FactList values={facts[field.name] ?? []} />;
    case "list": {
      const values = facts[field.name] ?? [];
      return <FactList values={field.name === "impactedAwsRegions" ? values.map(toRegionWords) : values} />;
    }
    case "rows":
      return <RowsFact name={field.name} facts={facts} />;
  }
}

function RowsFact({ name, facts }: { name: FieldNameOf<"rows">; facts: FieldFacts }) {
  switch (name) {
    case "threatActorIpAddresses":
      return <ThreatActorFacts threatActors={facts[name] ?? []} />;
    case "watchers":
      return <WatcherFacts watchers={facts[name] ?? []} />;
    case "tags":
      return <TagFacts tags={facts[name] ?? []} />;
  }
}

function StartFact({ start, timeZone }: { start: Date | undefined; timeZone: string }) {
  if (start === undefined) return <None />;
  return (
    <>
      {formatUtc(start)}
      {timeZone === "UTC" ? null : <span className="block text-sm text-ink-soft">{formatInZone(start, timeZone)}</span>}
    </>
  );
}

"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import type { CaseValues } from "@/lib/cases/case-schema";
import { toEngagementWords, toRegionWords, toResolverWords } from "@/lib/cases/case-words";
import { formatInZone, formatUtc } from "@/lib/cases/incident-start";
import { Fact, FactGroup, FactList, None, ThreatActorFacts, WatcherFacts } from "../../facts";
import { UserText } from "../../user-text";

type ReviewProps = {
  values: CaseValues;
  /** The zone the start was typed in. */
  timeZone: string;
  /** Goes back to the form, to the control with this id. */
  onChange: (fieldId: string) => void;
  /** What went wrong with the last try, and the buttons. */
  alert: ReactNode;
  children: ReactNode;
};

/** All that will be sent, exactly as it will be sent. Takes the focus when it appears. */
export function Review({ values, timeZone, onChange, alert, children }: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const change = (fieldId: string, what: string) => (
    <LinkButton onClick={() => onChange(fieldId)}>
      Change<span className="sr-only"> {what}</span>
    </LinkButton>
  );
  const start = values.reportedIncidentStartDate;
  return (
    <div>
      <h1 ref={heading} tabIndex={-1} className="mb-2 text-3xl">
        Review and open
      </h1>
      <p className="mb-8 text-ink-soft">This is what AWS will receive. Nothing has been sent yet.</p>
      {alert}
      <FactGroup heading="Request" action={change("resolverType", "request")}>
        <Fact name="Who resolves the case?">{toResolverWords(values.resolverType)}</Fact>
        <Fact name="Type of request">{toEngagementWords(values.engagementType)}</Fact>
      </FactGroup>
      <FactGroup heading="Incident" action={change("title", "incident")}>
        <Fact name="Title">
          <UserText>{values.title}</UserText>
        </Fact>
        <Fact name="Description">
          <UserText>{values.description}</UserText>
        </Fact>
        <Fact name="Estimated start">
          {formatUtc(start)}
          {timeZone === "UTC" ? null : (
            <span className="block text-sm text-ink-soft">{formatInZone(start, timeZone)}</span>
          )}
        </Fact>
      </FactGroup>
      <FactGroup heading="Scope" action={change("impactedAccounts", "scope")}>
        <Fact name="Impacted accounts">
          <FactList values={values.impactedAccounts} />
        </Fact>
        <Fact name="Impacted Regions">
          <FactList values={values.impactedAwsRegions.map(toRegionWords)} />
        </Fact>
        <Fact name="Impacted services">
          <FactList values={values.impactedServices} />
        </Fact>
      </FactGroup>
      <FactGroup heading="Threat actors" action={change("threatActorIpAddresses", "threat actors")}>
        <Fact name="IP addresses">
          <ThreatActorFacts threatActors={values.threatActorIpAddresses} />
        </Fact>
      </FactGroup>
      <FactGroup heading="Watchers" action={change("watchers", "watchers")}>
        <Fact name="Watchers">
          <WatcherFacts watchers={values.watchers} />
        </Fact>
      </FactGroup>
      <FactGroup heading="Tags" action={change("tags", "tags")}>
        {values.tags.length === 0 ? (
          <Fact name="Tags">
            <None />
          </Fact>
        ) : (
          values.tags.map(({ key, value }) => (
            <Fact key={key} name={key}>
              {value === "" ? <span className="text-ink-soft">Empty value</span> : <UserText>{value}</UserText>}
            </Fact>
          ))
        )}
      </FactGroup>
      {children}
    </div>
  );
}

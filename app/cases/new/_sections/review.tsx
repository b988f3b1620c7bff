"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import type { CaseValues } from "@/lib/cases/case-schema";
import { toEngagementWords, toRegionWords, toResolverWords } from "@/lib/cases/case-words";
import { formatInZone, formatUtc } from "@/lib/cases/moment-text";
import { Fact, FactList, Facts, None, Panel, ThreatActorFacts, WatcherFacts } from "../../facts";
import { UserText } from "../../user-text";

type ReviewProps = {
  values: CaseValues;
  /** The zone the start was typed in. */
  timeZone: string;
  /** Goes back to the form, to the control with this id; undefined when the content may no longer change. */
  onChange: ((fieldId: string) => void) | undefined;
  /** What went wrong with the last try, and the buttons. */
  alert: ReactNode;
  children: ReactNode;
};

/** All that will be sent, exactly as it will be sent. Takes the focus when it appears. */
export function Review({ values, timeZone, onChange, alert, children }: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const change = (fieldId: string, what: string) =>
    onChange ? (
      <LinkButton onClick={() => onChange(fieldId)}>
        Change<span className="sr-only"> {what}</span>
      </LinkButton>
    ) : null;
  const start = values.reportedIncidentStartDate;
  return (
    <div>
      <h1 ref={heading} tabIndex={-1} className="mb-2 text-3xl">
        Review and open
      </h1>
      <p className="mb-8 text-ink-soft">This is what AWS will receive, exactly.</p>
      {alert}
      <Panel heading="Request" action={change("resolverType", "request")}>
        <Facts>
          <Fact name="Who resolves the case?">{toResolverWords(values.resolverType)}</Fact>
          <Fact name="Type of request">{toEngagementWords(values.engagementType)}</Fact>
        </Facts>
      </Panel>
      <Panel heading="Incident" action={change("title", "incident")}>
        <Facts>
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
        </Facts>
      </Panel>
      <Panel heading="Scope" action={change("impactedAccounts", "scope")}>
        <Facts>
          <Fact name="Impacted accounts">
            <FactList values={values.impactedAccounts} />
          </Fact>
          <Fact name="Impacted Regions">
            <FactList values={values.impactedAwsRegions.map(toRegionWords)} />
          </Fact>
          <Fact name="Impacted services">
            <FactList values={values.impactedServices} />
          </Fact>
        </Facts>
      </Panel>
      <Panel heading="Threat actors" action={change("threatActorIpAddresses", "threat actors")}>
        <ThreatActorFacts threatActors={values.threatActorIpAddresses} />
      </Panel>
      <Panel heading="Watchers" action={change("watchers", "watchers")}>
        <WatcherFacts watchers={values.watchers} />
      </Panel>
      <Panel heading="Tags" action={change("tags", "tags")}>
        {values.tags.length === 0 ? <None /> : null}
        <Facts>
          {values.tags.map(({ key, value }) => (
            <Fact key={key} name={<UserText>{key}</UserText>}>
              {value === "" ? <span className="text-ink-soft">Empty value</span> : <UserText>{value}</UserText>}
            </Fact>
          ))}
        </Facts>
      </Panel>
      {children}
    </div>
  );
}

"use client";

import type { FormEvent, ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormSection } from "@/components/form/form-section";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { type CaseSection, caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toChoiceWords, toPlainLabel } from "@/lib/cases/case-words";
import { Panel, WatcherFacts } from "../../_case/facts";
import { IncidentSection, type ReadStart } from "../../_fields/incident";
import { EngagementType } from "../../_fields/request";
import { ScopeSection } from "../../_fields/scope";
import { ThreatActorsSection } from "../../_fields/threat-actors";
import { type Me, WatchersSection } from "../../_fields/watchers";
import type { FormFocus } from "../../_form/form-focus";
import type { ChangeFormProps } from "./change-form";

type ChangeFieldsProps = {
  caseId: string;
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  fixed: ChangeFormProps["fixed"];
  keptRegions: readonly string[];
  me: Me | undefined;
  isHidden: boolean;
  onReview: () => Promise<void>;
  onDiscard: () => void;
  readStart: ReadStart | undefined;
  /** A notice about what the section holds. */
  noticeAfter: (section: CaseSection) => ReactNode;
};

/** The sections of the form for a new case, without what UpdateCase cannot change. */
export function ChangeFields(props: ChangeFieldsProps) {
  const { caseId, form, focus, fixed, keptRegions, me, isHidden, onReview, onDiscard, readStart, noticeAfter } = props;
  const { control, register } = form;
  return (
    <form
      ref={focus.form}
      onReset={(event) => event.preventDefault()}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void onReview();
      }}
      noValidate
      hidden={isHidden}
      autoComplete="off"
    >
      <FormSection
        headingId="request-heading"
        heading="Request"
        description={`${toPlainLabel(caseFields.resolverType.label)}: ${toChoiceWords("resolverType", fixed.resolverType ?? "Unknown")}. This form cannot change that.`}
      >
        <EngagementType control={control} register={register} />
      </FormSection>
      <IncidentSection form={form} readStart={readStart} />
      {noticeAfter("Incident")}
      <ScopeSection form={form} keptRegions={keptRegions} />
      {noticeAfter("Scope")}
      <ThreatActorsSection form={form} />
      {noticeAfter("Threat actors")}
      {fixed.isClosed ? (
        <Panel heading="Watchers">
          <p className="mb-2 text-ink-soft">AWS does not change the watchers of a closed case.</p>
          <WatcherFacts watchers={fixed.watchers ?? []} />
        </Panel>
      ) : (
        <WatchersSection form={form} me={me} />
      )}
      {noticeAfter("Watchers")}
      <p className="mb-6 text-ink-soft">You can change the tags on the page of the case.</p>
      <div className="flex flex-wrap items-center gap-3">
        <PrimaryButton type="submit">Review changes</PrimaryButton>
        <SecondaryButton onClick={onDiscard}>Discard changes</SecondaryButton>
        <a
          href={`/cases/${caseId}`}
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
        >
          Back to the case
        </a>
      </div>
    </form>
  );
}

"use client";

import { useEffect } from "react";
import { type Control, useFormState } from "react-hook-form";
import { PageHeader } from "@/components/layout/page-header";
import { PageTitle } from "@/components/layout/page-title";
import { WithoutScript } from "@/components/layout/without-script";
import { Alert } from "@/components/ui/alert";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput } from "@/lib/cases/case-schema";
import { DraftNotice } from "../../_draft/draft-notice";
import { markDraftOpened } from "../../_draft/mark-draft-opened";
import { useDraft } from "../../_draft/use-draft";
import { toFieldMessages } from "../_fields/field-messages";
import { useLocalTimeZone } from "../_fields/incident";
import type { Me } from "../_fields/watchers";
import { type CaseDraft, emptyDraft } from "./_draft/case-draft";
import { answerOf, baseOf, isUnclear, type Phase, reviewOf } from "./_draft/form-state";
import { useMachine } from "./_draft/use-machine";
import { PasteEvidence } from "./_evidence/paste-evidence";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import { PrefillNotice } from "./_prefill/prefill-notice";
import { usePrefill } from "./_prefill/use-prefill";
import { BlockedForm } from "./blocked-form";
import { FieldsStep } from "./fields-step";
import { useLoadAtFirstUse } from "./lazy-parts";
import { useCaseForm } from "./use-case-form";

type CaseFormProps = {
  clientToken: string;
  draftKeys: DraftKeys;
  /** The role that the page was made for. */
  roleArn: string;
  region: string;
  me: Me | undefined;
};

export function CaseForm({ clientToken, draftKeys, roleArn, region, me }: CaseFormProps) {
  const timeZone = useLocalTimeZone();
  const { form, focus, parts, lazy, clearCorrected } = useCaseForm({ clientToken, draftKeys, timeZone });
  const { machine, writer, keptForm, review } = parts;
  const state = useMachine(machine);
  const draftStatus = useDraft(writer, keptForm);
  const prefill = usePrefill({ form, machine, writer, draftStatus: draftStatus.kind, timeZone });
  useLoadAtFirstUse();
  useEffect(focus.settle);

  const { phase } = state;
  if (phase.name === "blocked") return <BlockedForm />;
  const reviewed = reviewOf(phase);
  const isFormShown = !reviewed && phase.name !== "resuming" && draftStatus.kind !== "elsewhere";
  const press = () => ({ now: Date.now(), roleArn });
  const withEmptyForm = (change: (empty: CaseDraft) => Promise<void>) => () => {
    void change(emptyDraft(timeZone));
    // The pressed button disappears.
    focus.moveTo("heading");
  };
  const discard = withEmptyForm((empty) => writer.discard(empty));
  return (
    <>
      <TabTitle control={form.control} phase={phase} />
      {reviewed ? null : (
        <>
          <PageHeader heading="Open a case" ref={focus.heading}>
            This case goes to AWS Security Incident Response under your role. You review everything before it is sent.
          </PageHeader>
          <WithoutScript>
            This form needs JavaScript. Turn it on for this site, or open the case with the AWS CLI: aws security-ir
            create-case.
          </WithoutScript>
          <DraftNotice
            status={draftStatus}
            onDiscard={discard}
            onUndo={() => focus.moveTo("heading")}
            onStartAnother={withEmptyForm((empty) => writer.startAnother(empty))}
          />
        </>
      )}
      <PrefillNotice prefill={prefill} isFormShown={isFormShown} />
      <CorrectingNotice isShown={baseOf(phase).name === "correcting"} />
      <PasteEvidence form={form} timeZone={timeZone} isHidden={!isFormShown} />
      <FieldsStep
        form={form}
        focus={focus}
        me={me}
        isHidden={!isFormShown}
        onReview={review}
        onChange={clearCorrected}
        onDiscard={discard}
        readStart={lazy?.readIncidentStart}
      >
        {lazy && state.refused ? <lazy.ExportButtons values={state.refused} region={region} /> : null}
      </FieldsStep>
      {reviewed && lazy ? (
        <lazy.ReviewStep
          values={reviewed}
          getInput={form.getValues}
          region={region}
          state={state}
          onOpen={() => machine.dispatch({ type: "open", ...press() })}
          onSendAnyway={() => machine.dispatch({ type: "send-anyway", ...press() })}
          onBack={(path) => {
            machine.dispatch({ type: "back" });
            focus.moveTo(path === undefined ? "heading" : { control: path });
          }}
          onMine={(caseId) => void markDraftOpened(draftKeys[0].owner, form.getValues("clientToken"), caseId)}
        >
          <CopyLinkButton getInput={form.getValues} />
        </lazy.ReviewStep>
      ) : null}
    </>
  );
}

function CorrectingNotice({ isShown }: { isShown: boolean }) {
  return (
    <div role="status">
      {isShown ? (
        <Alert tone="notice" className="mb-8">
          <p>
            AWS may already have opened this case as it was. The portal's rules have changed since, so you have to
            correct it. Before we send it, we check AWS's list of cases.
          </p>
        </Alert>
      ) : null}
    </div>
  );
}

/** So that the tab shows the form's state from elsewhere. */
function TabTitle({ control, phase }: { control: Control<CaseInput>; phase: Phase }) {
  const { errors } = useFormState({ control });
  if (reviewOf(phase)) return <PageTitle title={titleOfReview(phase)} />;
  return <PageTitle title={toFieldMessages(errors).length > 0 ? "Error: Open a case" : "Open a case"} />;
}

function titleOfReview(phase: Phase): string {
  if (isUnclear(phase)) return "Outcome unknown: Review and open";
  return answerOf(phase) ? "Error: Review and open" : "Review and open";
}

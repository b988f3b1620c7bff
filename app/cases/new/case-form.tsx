"use client";

import { type ReactNode, useEffect } from "react";
import { useWatch } from "react-hook-form";
import { PageHeader } from "@/components/layout/page-header";
import { WithoutScript } from "@/components/layout/without-script";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { PageOwner } from "@/lib/page-owner";
import { DraftNotice } from "../../_draft/draft-notice";
import { useDraft } from "../../_draft/use-draft";
import { useMachine } from "../../_machine/use-machine";
import type { Me } from "../_fields/watchers";
import { FormContext } from "../_form/form-context";
import { FormSummary } from "../_form/form-summary";
import { followReviewInHistory } from "../_form/review-history";
import { useInvisible } from "../_form/use-invisible";
import { type CaseDraft, emptyDraft } from "./_draft/case-draft";
import { baseOf, isUnclear, reviewOf } from "./_draft/form-state";
import { useOtherDrafts } from "./_draft/use-other-drafts";
import { PasteEvidence } from "./_evidence/paste-evidence";
import { FilesSection } from "./_files/files-section";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import { LazyPrefill } from "./_prefill/lazy-prefill";
import { BlockedForm } from "./blocked-form";
import { CorrectingNotice } from "./correcting-notice";
import { DrillNotice } from "./drill-notice";
import { FieldsStep, type FormSections } from "./fields-step";
import { useLoadAtFirstUse } from "./lazy-parts";
import { TabTitle } from "./tab-title";
import { useCaseForm } from "./use-case-form";

type CaseFormProps = {
  clientToken: string;
  draftKeys: DraftKeys;
  owner: PageOwner;
  roleLabel: string;
  region: string;
  hasTemplates: boolean;
  looksForAlike: boolean;
  /** About where the case goes. */
  place: ReactNode;
  me: Me | undefined;
  canComment: boolean;
  sections: FormSections;
  /** The portal and the role take files. */
  offersFiles: boolean;
};

export function CaseForm(props: CaseFormProps) {
  const {
    clientToken,
    draftKeys,
    owner,
    roleLabel,
    region,
    hasTemplates,
    looksForAlike,
    place,
    me,
    canComment,
    sections,
  } = props;
  const { content, focus, parts, lazy } = useCaseForm({ clientToken, draftKeys, me, canComment });
  const { form } = content;
  const { machine, writer, keptForm, review, addWatcher, setAside, continueWith } = parts;
  const state = useMachine(machine);
  const draftStatus = useDraft(writer, keptForm);
  const ownToken = useWatch({ control: form.control, name: "clientToken" });
  const OtherDrafts = useOtherDrafts(writer, draftStatus.kind, ownToken);
  const invisible = useInvisible(form);
  useEffect(() => {
    return followReviewInHistory({
      subscribe: machine.subscribe,
      isShown: () => reviewOf(machine.read().phase) !== undefined,
      // AWS may have opened the case.
      hasForm: () => !isUnclear(machine.read().phase),
      review,
      back: () => machine.dispatch({ type: "back" }),
      focus,
    });
  }, [machine, review, focus]);
  useLoadAtFirstUse();
  useEffect(focus.settle);

  const { phase } = state;
  if (phase.name === "blocked") return <BlockedForm />;
  const reviewed = reviewOf(phase);
  const isFormShown = !reviewed && phase.name !== "resuming" && draftStatus.kind !== "elsewhere";
  const press = () => ({ now: Date.now(), roleArn: owner.roleArn });
  const withEmptyForm = (change: (empty: CaseDraft) => Promise<void>) => () => {
    void change(emptyDraft());
    // The pressed button disappears.
    focus.moveTo("heading");
  };
  const discard = withEmptyForm((empty) => {
    void lazy?.eraseKeptFiles(draftKeys, ownToken);
    return writer.discard(empty);
  });
  /** The pressed button disappears. */
  const movingFocus = async (change: Promise<boolean>) => {
    const isDone = await change;
    if (isDone) focus.moveTo("heading");
    return isDone;
  };
  const isCorrecting = baseOf(phase).name === "correcting";
  return (
    <FormContext value={content}>
      <TabTitle control={form.control} phase={phase} />
      <DrillNotice control={form.control} />
      {reviewed ? null : (
        <>
          <PageHeader heading="Open a case" ref={focus.heading}>
            You are opening this as {roleLabel}. You review everything before it is sent.
          </PageHeader>
          {place}
          <WithoutScript>
            This form needs JavaScript. Turn it on for this site, or open the case with the AWS CLI: aws security-ir
            create-case.
          </WithoutScript>
          <DraftNotice
            // Another notice names the case that filled the draft.
            status={draftStatus.kind === "restored" && state.fromLink?.caseId ? { kind: "quiet" } : draftStatus}
            onDiscard={discard}
            onUndo={() => focus.moveTo("heading")}
            onStartAnother={withEmptyForm((empty) => writer.startAnother(empty))}
          />
        </>
      )}
      <LazyPrefill
        form={form}
        machine={machine}
        writer={writer}
        draftStatus={draftStatus.kind}
        isFormShown={isFormShown}
        offersFor={hasTemplates ? owner : undefined}
      />
      <CorrectingNotice isShown={isCorrecting} />
      {OtherDrafts && !reviewed ? (
        <OtherDrafts
          draftKeys={draftKeys}
          clientToken={draftStatus.kind === "elsewhere" ? draftStatus.id : ownToken}
          onContinue={(clientToken) => movingFocus(continueWith(clientToken))}
        />
      ) : null}
      <FormSummary form={form} focus={focus} numbers={state.refused} isHidden={!isFormShown} />
      <PasteEvidence form={form} isHidden={!isFormShown} />
      <FieldsStep
        form={form}
        focus={focus}
        sections={sections}
        isHidden={!isFormShown}
        isCorrecting={isCorrecting}
        files={
          props.offersFiles ? (
            <FilesSection>
              {lazy ? <lazy.FormFiles key={ownToken} draftKeys={draftKeys} clientToken={ownToken} /> : null}
            </FilesSection>
          ) : null
        }
        onReview={review}
        onDiscard={discard}
        noticeAfter={(section) =>
          invisible?.section === section ? (
            <invisible.Notice
              form={form}
              fields={invisible.fields}
              onShow={(path) => focus.moveTo({ control: path })}
            />
          ) : null
        }
      >
        {lazy && state.refused ? <lazy.ExportButtons values={state.refused.values} region={region} /> : null}
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
          onMine={(caseId) =>
            // Without storage, there is no draft to settle.
            lazy.settleOpened({ caseId, clientToken: form.getValues("clientToken"), draftKeys }).catch(() => {})
          }
          onSetAside={() => movingFocus(setAside(emptyDraft()))}
          owner={owner}
          looksForAlike={looksForAlike}
          onAddMe={me ? () => void addWatcher({ ...me, jobTitle: "" }) : undefined}
          files={<lazy.HeldFilesNote clientToken={ownToken} />}
        >
          <CopyLinkButton getInput={form.getValues} />
        </lazy.ReviewStep>
      ) : null}
    </FormContext>
  );
}

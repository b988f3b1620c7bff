"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useFormState } from "react-hook-form";
import { PageHeader } from "@/components/layout/page-header";
import { PageTitle } from "@/components/layout/page-title";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { EditInput } from "@/lib/cases/edit-input";
import type { FieldFacts } from "@/lib/cases/field-facts";
import { DraftNotice } from "../../../_draft/draft-notice";
import { useDraft } from "../../../_draft/use-draft";
import { useMachine } from "../../../_machine/use-machine";
import { toFieldMessages } from "../../_fields/field-messages";
import type { Me } from "../../_fields/watchers";
import { FormSummary } from "../../_form/form-summary";
import { followReviewInHistory } from "../../_form/review-history";
import { useInvisible } from "../../_form/use-invisible";
import { AnswerAlert } from "./answer-alert";
import { ChangeFields } from "./change-fields";
import { reviewOf } from "./change-state";
import { ChangesSaved } from "./changes-saved";
import { useChangeForm } from "./use-change-form";

export type ChangeFormProps = {
  caseId: string;
  /** The form as the case fills it. */
  held: EditInput;
  /** UpdateCase cannot change these. */
  fixed: Pick<FieldFacts, "resolverType" | "watchers"> & { isClosed: boolean };
  draftKeys: DraftKeys;
  roleArn: string;
  roleLabel: string;
  me: Me | undefined;
};

export function ChangeForm({ caseId, held, fixed, draftKeys, roleArn, roleLabel, me }: ChangeFormProps) {
  const { form, focus, parts, rules } = useChangeForm({ caseId, held, draftKeys, roleArn });
  const { machine, writer, keptForm, unchanged, review } = parts;
  const state = useMachine(machine);
  const draftStatus = useDraft(writer, keptForm);
  const invisible = useInvisible(form);
  // A draft would replace what is typed before it is found.
  const isReady = useIsHydrated() && draftStatus.kind !== "searching";
  const { errors } = useFormState({ control: form.control });
  useEffect(() => {
    return followReviewInHistory({
      subscribe: machine.subscribe,
      isShown: () => reviewOf(machine.read()) !== undefined,
      hasForm: () => true,
      review,
      back: () => machine.dispatch({ type: "back" }),
      focus,
    });
  }, [machine, review, focus]);
  useEffect(focus.settle);

  const { phase } = state;
  const reviewed = reviewOf(state);
  const isEditing = phase.name === "editing";
  const isFormShown = isEditing && isReady && draftStatus.kind !== "elsewhere";
  const discard = () => {
    void writer.discard(unchanged());
    // The pressed button disappears.
    focus.moveTo("heading");
  };
  const hasErrors = toFieldMessages(errors).length > 0;
  if (phase.name === "saved") return <ChangesSaved caseId={caseId} isSeen={phase.isSeen} />;
  return (
    <>
      <PageTitle title={titleOf(phase.name, caseId, hasErrors || state.answer !== undefined)} />
      {isEditing ? (
        <>
          <PageHeader heading={`Edit case ${caseId}`} ref={focus.heading}>
            You are changing this as {roleLabel}. You review every change before it is sent.
          </PageHeader>
          <DraftNotice status={draftStatus} onDiscard={discard} onUndo={() => focus.moveTo("heading")} />
          {state.answer ? <AnswerAlert key={state.answers} answer={state.answer} /> : null}
          {isReady ? null : <p className="mb-8 text-ink-soft noscript:hidden">Preparing the form…</p>}
        </>
      ) : null}
      <FormSummary form={form} focus={focus} numbers={isEditing ? phase.refused : undefined} isHidden={!isFormShown} />
      <ChangeFields
        caseId={caseId}
        form={form}
        focus={focus}
        fixed={fixed}
        keptRegions={state.held.impactedAwsRegions}
        me={me}
        isHidden={!isFormShown}
        onReview={review}
        onDiscard={discard}
        readStart={rules?.readIncidentStart}
        noticeAfter={(section) =>
          invisible?.section === section ? (
            <invisible.Notice
              form={form}
              fields={invisible.fields}
              onShow={(path) => focus.moveTo({ control: path })}
            />
          ) : null
        }
      />
      {reviewed && rules ? (
        <rules.ReviewStep
          filled={state.filled}
          review={reviewed}
          answer={state.answer ? <AnswerAlert key={state.answers} answer={state.answer} /> : null}
          isSending={phase.name === "sending"}
          onSave={() => machine.dispatch({ type: "save" })}
          onBack={(path) => {
            machine.dispatch({ type: "back" });
            focus.moveTo(path === undefined ? "heading" : { control: path });
          }}
        />
      ) : null}
      {phase.name === "deciding" && !rules ? <p role="status">Loading what has changed…</p> : null}
      {phase.name === "deciding" && rules ? (
        <rules.DecideStep
          key={state.answers}
          conflicts={phase.conflicts}
          onDecide={(choices) => {
            machine.dispatch({ type: "decided", choices });
            focus.moveTo("heading");
          }}
        />
      ) : null}
    </>
  );
}

function titleOf(phase: "editing" | "reviewing" | "sending" | "deciding", caseId: string, isWrong: boolean): string {
  const titles = {
    editing: `Edit case ${caseId}`,
    reviewing: `Review changes of case ${caseId}`,
    sending: `Review changes of case ${caseId}`,
    deciding: `Somebody else changed case ${caseId}`,
  };
  return `${isWrong ? "Error: " : ""}${titles[phase]}`;
}

/** The boxes get their values in the browser; on the server they would be empty. */
function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import {
  type FormEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { type Control, type FieldPath, type UseFormSetValue, useForm, useFormState } from "react-hook-form";
import { ErrorSummary } from "@/components/form/error-summary";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { type CaseInput, type CaseValues, caseSchema, newCase } from "@/lib/cases/case-schema";
import { type ActionIssue, toActionIssues } from "@/lib/result";
import { DraftNotice } from "../../_draft/draft-notice";
import { type Draft, type DraftKeys, markDraftOpened } from "../../_draft/draft-store";
import { useDraft } from "../../_draft/use-draft";
import { PasteEvidence } from "./_evidence/paste-evidence";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import { PrefillNotice } from "./_prefill/prefill-notice";
import { usePrefill } from "./_prefill/use-prefill";
import { IncidentSection, useLocalTimeZone } from "./_sections/incident";
import { RequestSection } from "./_sections/request";
import { Review } from "./_sections/review";
import { ScopeSection } from "./_sections/scope";
import { TagsSection } from "./_sections/tags";
import { ThreatActorsSection } from "./_sections/threat-actors";
import { type Me, WatchersSection } from "./_sections/watchers";
import { readEarlyInput } from "./early-input";
import { ExportButtons } from "./export-buttons";
import { FailureAlert } from "./failure-alert";
import { toFieldMessages } from "./field-messages";
import { FoundCases } from "./found-cases";
import { SecretWarning } from "./secret-warning";
import { useOpening } from "./use-opening";
import { useSecretCheck } from "./use-secret-check";

type CaseFormProps = {
  /** Born with the form: AWS knows a repeated try by it. */
  clientToken: string;
  draftKeys: DraftKeys;
  /** The role that the page was made for. */
  roleArn: string;
  region: string;
  me: Me | undefined;
  /** The page's heading, shown with the form and not with the review. */
  children: ReactNode;
};

/** The form and its review: one page, two steps, and nothing typed is lost between them, when AWS refuses, or when the page dies. */
export function CaseForm({ clientToken, draftKeys, roleArn, region, me, children }: CaseFormProps) {
  const timeZone = useLocalTimeZone();
  const form = useForm<CaseInput>({
    // Raw: the action gets what was typed and reads it by the same schema, never what the browser made of it.
    resolver: zodResolver(caseSchema, undefined, { raw: true }),
    defaultValues: newCase(clientToken, "UTC"),
    // Checked when asked to, as GOV.UK does: a message that goes away on blur would move the page under the next click.
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const { control, register } = form;
  const [earlyInput] = useState(readEarlyInput);
  useLayoutEffect(() => {
    for (const { path, value } of earlyInput) form.setValue(path, value);
  }, [earlyInput, form.setValue]);
  const [reviewed, setReviewed] = useState<CaseValues>();
  // What AWS refused field by field: it can still be taken elsewhere.
  const [refused, setRefused] = useState<CaseValues>();
  const secretCheck = useSecretCheck();
  const summary = useRef<HTMLDivElement>(null);
  useStartInLocalTime(form.setValue, timeZone);

  const draft = useDraft({ form, draftKeys, timeZone, onUnclear: resumeUnclear });
  const opening = useOpening({
    owner: draftKeys[0].owner,
    roleArn,
    getInput: form.getValues,
    recordProgress: draft.recordProgress,
    renewToken: draft.renewToken,
    onInvalid: refuseFields,
  });
  const prefill = usePrefill({
    form,
    draft,
    timeZone,
    isFrozen: opening.isUnclear || opening.isBusy,
    onFilled: () => setReviewed(undefined),
  });
  useWarningBeforeLeaving(draft.hasUnsaved);

  const review = form.handleSubmit(showReview, showErrors);

  function showReview() {
    opening.clear();
    setRefused(undefined);
    setReviewed(caseSchema.parse(form.getValues()));
    secretCheck.look(form.getValues());
    document.title = "Review and open – Casedesk";
    window.scrollTo(0, 0);
  }

  /** A draft whose opening had begun: straight to its review, with its content as it was. */
  function resumeUnclear(resumed: Draft) {
    // Kept by an older version of the portal, it may break a rule that came since: then the form says which.
    if (!caseSchema.safeParse(form.getValues()).success) return void review();
    showReview();
    opening.resume(resumed);
  }

  /** A field that was marked loses its mark as soon as it is right; no mark comes or changes while someone types. */
  function clearMended(name: string | null) {
    const path = name as FieldPath<CaseInput> | null; // Every control of the form carries its path as its name.
    if (!path || !form.getFieldState(path).error) return;
    const { error } = caseSchema.safeParse(form.getValues());
    if (!toActionIssues(error?.issues ?? []).some((issue) => issue.path === name)) form.clearErrors(path);
  }

  function showErrors() {
    document.title = "Error: Open a case – Casedesk";
    requestAnimationFrame(() => summary.current?.focus());
  }

  function backToForm(fieldId = "page-heading") {
    setReviewed(undefined);
    document.title = "Open a case – Casedesk";
    requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
  }

  /** What may already have reached AWS is not asked about again. */
  function openReviewed() {
    if (opening.isUnclear || secretCheck.mayBeSent()) opening.open();
  }

  function refuseFields(issues: ActionIssue[]) {
    setRefused(reviewed);
    // At once: React would show the form some time after the answer came, and nothing hidden can take the focus.
    flushSync(() => {
      setReviewed(undefined);
      for (const { path, message } of issues) {
        // A path the form does not know would be a refusal that nobody sees.
        form.setError((path === "" ? "root.aws" : path) as FieldPath<CaseInput>, { type: "aws", message });
      }
    });
    showErrors();
  }

  const { failure, found, isBusy, isUnclear, tries } = opening;
  const isDecisionOpen = found?.status === "found" || found?.status === "denied";
  const isFormShown = reviewed === undefined && draft.status.kind !== "elsewhere";
  return (
    <>
      {reviewed ? null : children}
      {reviewed ? null : (
        <DraftNotice status={draft.status} onDiscard={draft.discard} onStartAnother={draft.startAnother} />
      )}
      <PrefillNotice status={prefill} canUndo={isFormShown} />
      <PasteEvidence form={form} timeZone={timeZone} isHidden={!isFormShown} />
      {/* With an action, React keeps a submit that comes before the page is alive, and calls the action later; without, the browser would
          put what was typed into the address. A submit after that is onSubmit's, which prevents the action. After an action React resets
          the form, which would empty it. */}
      <form
        action={() => void review()}
        onReset={(event) => event.preventDefault()}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void review(event);
        }}
        onChange={(event: FormEvent) =>
          clearMended(event.target instanceof Element ? event.target.getAttribute("name") : null)
        }
        noValidate
        hidden={!isFormShown}
        autoComplete="off"
      >
        <Summary control={control} ref={summary} />
        <RequestSection control={control} register={register} />
        <IncidentSection control={control} register={register} />
        <ScopeSection control={control} register={register} onListChange={clearMended} />
        <ThreatActorsSection form={form} />
        <WatchersSection form={form} me={me} />
        <TagsSection form={form} />
        <div className="flex flex-wrap gap-3">
          <PrimaryButton type="submit">Review case</PrimaryButton>
          <SecondaryButton onClick={() => void draft.discard()}>Discard draft</SecondaryButton>
        </div>
        <div className="mt-6">
          <CopyLinkButton getInput={form.getValues} />
          <p className="mt-1 text-ink-soft">
            The link fills this form for whoever opens it. What you typed is in the link itself: share it as you would
            share the case.
          </p>
        </div>
        {refused ? <ExportButtons values={refused} region={region} /> : null}
      </form>
      {reviewed ? (
        <Review
          values={reviewed}
          timeZone={form.getValues("reportedIncidentStartDate.timeZone")}
          onChange={isUnclear || isBusy ? undefined : backToForm}
          alert={
            found ? (
              <FoundCases
                key={`look ${tries}`}
                found={found}
                isBusy={isBusy}
                onMine={(caseId) => void markDraftOpened(draftKeys[0].owner, form.getValues("clientToken"), caseId)}
                onSendAnyway={opening.sendAnyway}
              />
            ) : failure ? (
              <FailureAlert key={`try ${tries}`} failure={failure} isUnclear={isUnclear} />
            ) : null
          }
        >
          {secretCheck.secrets.length === 0 || isUnclear ? null : (
            <SecretWarning {...secretCheck.question} secrets={secretCheck.secrets} onChange={backToForm} />
          )}
          <div className="mb-10 flex flex-wrap items-center gap-3">
            {isDecisionOpen ? null : (
              <PrimaryButton onClick={openReviewed} aria-disabled={isBusy}>
                {isUnclear ? (isBusy ? "Checking…" : "Check and try again") : isBusy ? "Opening case…" : "Open case"}
              </PrimaryButton>
            )}
            {isUnclear ? null : (
              <SecondaryButton onClick={() => backToForm()} disabled={isBusy}>
                Back to the form
              </SecondaryButton>
            )}
            <span role="status" className="sr-only">
              {isBusy ? "Opening the case with AWS" : ""}
            </span>
          </div>
          <ExportButtons values={{ ...reviewed, clientToken: form.getValues("clientToken") }} region={region}>
            <CopyLinkButton getInput={form.getValues} />
          </ExportButtons>
        </Review>
      ) : null}
    </>
  );
}

type SummaryProps = { control: Control<CaseInput>; ref: Ref<HTMLDivElement> };

function Summary({ control, ref }: SummaryProps) {
  const { errors } = useFormState({ control });
  return <ErrorSummary ref={ref} errors={toFieldMessages(errors)} />;
}

/** Asks before the page is left with something typed that is not in the draft yet. */
function useWarningBeforeLeaving(hasUnsaved: RefObject<boolean>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (hasUnsaved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [hasUnsaved]);
}

/** The device's zone is known only in the browser; until then, and for who chose otherwise, the form says UTC. */
function useStartInLocalTime(setValue: UseFormSetValue<CaseInput>, timeZone: string): void {
  useEffect(() => setValue("reportedIncidentStartDate.timeZone", timeZone), [setValue, timeZone]);
}

"use client";

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
import {
  type Control,
  type FieldPath,
  type Resolver,
  type UseFormSetValue,
  useForm,
  useFormState,
} from "react-hook-form";
import { ErrorSummary } from "@/components/form/error-summary";
import { PageTitle } from "@/components/layout/page-title";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { DraftKeys } from "@/lib/auth/draft-key";
import type { CaseInput, CaseValues } from "@/lib/cases/case-schema";
import { newCase } from "@/lib/cases/new-case";
import { type ActionIssue, toActionIssues } from "@/lib/result";
import { DraftNotice } from "../../_draft/draft-notice";
import { type Draft, markDraftOpened, type Progress } from "../../_draft/draft-store";
import { useDraft } from "../../_draft/use-draft";
import { PasteEvidence } from "./_evidence/paste-evidence";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import { PrefillNotice } from "./_prefill/prefill-notice";
import { usePrefill } from "./_prefill/use-prefill";
import { IncidentSection, useLocalTimeZone } from "./_sections/incident";
import { RequestSection } from "./_sections/request";
import { ScopeSection } from "./_sections/scope";
import { TagsSection } from "./_sections/tags";
import { ThreatActorsSection } from "./_sections/threat-actors";
import { type Me, WatchersSection } from "./_sections/watchers";
import { readEarlyInput } from "./early-input";
import { toFieldMessages } from "./field-messages";
import { loadLazyParts, useLazyParts, useLoadAtFirstUse } from "./lazy-parts";
import { useOpening } from "./use-opening";

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
    resolver: resolveWhenLoaded,
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
  // What AWS refused field by field: it can still be taken elsewhere, as long as the form holds that case.
  const [refused, setRefused] = useState<CaseValues>();
  // While a draft is brought back whose opening had begun: its content must not change any more.
  const [isResuming, setIsResuming] = useState(false);
  const [brokenBy, setBrokenBy] = useState<unknown>();
  if (brokenBy !== undefined) throw brokenBy;
  const summary = useRef<HTMLDivElement>(null);
  const isSummaryAwaited = useRef(false);
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
    isFrozen: opening.isUnclear || opening.isBusy || isResuming,
    onFilled: () => setReviewed(undefined),
  });
  useWarningBeforeLeaving(draft.hasUnsaved);
  useLoadAtFirstUse();
  const lazy = useLazyParts();

  const review = form.handleSubmit(showReview, showErrors);

  async function showReview(): Promise<void> {
    const { caseSchema } = await loadLazyParts();
    const reading = caseSchema.safeParse(form.getValues());
    // Typed while the rules were still on their way.
    if (!reading.success) return review();
    opening.clear();
    setRefused(undefined);
    setReviewed(reading.data);
    window.scrollTo(0, 0);
  }

  /** A draft whose opening had begun: straight to its review, with its content as it was. */
  async function resumeUnclear(resumed: Draft): Promise<void> {
    if (resumed.progress.state === "mending") return opening.resume(resumed);
    setIsResuming(true);
    try {
      const { caseSchema } = await loadLazyParts();
      // Discarded while this was loading.
      if (form.getValues("clientToken") !== resumed.input.clientToken) return;
      if (!caseSchema.safeParse(form.getValues()).success) return await mend(resumed);
      await showReview();
      opening.resume(resumed);
    } catch (error) {
      // No form instead: its content must not change any more. The page that is shown for it loads this one again, with the draft.
      setBrokenBy(error);
    } finally {
      setIsResuming(false);
    }
  }

  /** Kept by an older version of the portal, a draft may break a rule that came since. It would be refused now, and nothing else may use its token. */
  async function mend({ input, progress: begun }: Draft): Promise<void> {
    if (!("firstTriedAt" in begun)) return;
    const earlier = { title: input.title.trim(), firstTriedAt: begun.firstTriedAt };
    const progress: Progress = { state: "mending", earlier };
    await draft.renewToken(progress);
    opening.resume({ input: form.getValues(), progress });
    void review();
  }

  /** A field that was marked loses its mark as soon as it is right; no mark comes or changes while someone types. */
  function clearMended(name: string | null) {
    const path = name as FieldPath<CaseInput> | null; // Every control of the form carries its path as its name.
    if (!path || !form.getFieldState(path).error) return;
    // Without the rules nothing has been marked by them.
    const error = lazy?.caseSchema.safeParse(form.getValues()).error;
    if (!toActionIssues(error?.issues ?? []).some((issue) => issue.path === name)) form.clearErrors(path);
  }

  function showErrors() {
    isSummaryAwaited.current = true;
    requestAnimationFrame(focusSummary);
  }

  /** React may show the summary before the next frame or after it. */
  function focusSummary() {
    if (!isSummaryAwaited.current || !summary.current) return;
    isSummaryAwaited.current = false;
    summary.current.focus();
  }

  function backToForm(fieldId = "page-heading") {
    setReviewed(undefined);
    requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
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

  const isFormShown = reviewed === undefined && !isResuming && draft.status.kind !== "elsewhere";
  return (
    <>
      <TabTitle control={control} review={reviewed && titleOfReview(opening)} />
      {reviewed ? null : children}
      {reviewed ? null : (
        <DraftNotice status={draft.status} onDiscard={draft.discard} onStartAnother={draft.startAnother} />
      )}
      <PrefillNotice prefill={prefill} isFormShown={isFormShown} />
      <div role="status">
        {opening.looksFirst ? (
          <Alert tone="notice" className="mb-8">
            <p>
              AWS may have opened this case already, as it was before. It cannot be sent again unchanged, because the
              portal has new rules since. Before it sends what you put right, the portal looks at AWS's list of cases.
            </p>
          </Alert>
        ) : null}
      </div>
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
        // Where no script runs, nothing that is typed here could be sent or kept.
        className="noscript:hidden"
        autoComplete="off"
      >
        <Summary control={control} ref={summary} onShown={focusSummary} />
        <RequestSection control={control} register={register} />
        <IncidentSection control={control} register={register} />
        <ScopeSection form={form} onListChange={clearMended} />
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
        {lazy && refused?.clientToken === form.getValues("clientToken") ? (
          <lazy.ExportButtons values={refused} region={region} />
        ) : null}
      </form>
      {reviewed && lazy ? (
        <lazy.ReviewStep
          values={reviewed}
          getInput={form.getValues}
          region={region}
          opening={opening}
          onBack={backToForm}
          onMine={(caseId) => void markDraftOpened(draftKeys[0].owner, form.getValues("clientToken"), caseId)}
        />
      ) : null}
    </>
  );
}

/** The form is checked by what comes after it. Should that not come, the form is not taken for right. */
const resolveWhenLoaded: Resolver<CaseInput> = async (values, context, options) => {
  try {
    const { resolveCase } = await loadLazyParts();
    return await resolveCase(values, context, options);
  } catch {
    const message = "A part of this page could not be loaded. Check your connection, then choose “Review case” again.";
    // Nobody's field: it is said at the top alone.
    return { values: {}, errors: { clientToken: { type: "load", message } } };
  }
};

type TabTitleProps = {
  control: Control<CaseInput>;
  /** Undefined while the form is shown. */
  review: string | undefined;
};

/** Says in the tab what waits there: whoever comes back from another tab must not have to look for it. */
function TabTitle({ control, review }: TabTitleProps) {
  const { errors } = useFormState({ control });
  const hasErrors = toFieldMessages(errors).length > 0;
  return <PageTitle title={review ?? (hasErrors ? "Error: Open a case" : "Open a case")} />;
}

function titleOfReview({ failure, isUnclear }: ReturnType<typeof useOpening>): string {
  if (isUnclear) return "Not known whether opened: Review and open";
  return failure ? "Error: Review and open" : "Review and open";
}

type SummaryProps = { control: Control<CaseInput>; ref: Ref<HTMLDivElement>; onShown: () => void };

function Summary({ control, ref, onShown }: SummaryProps) {
  const { errors } = useFormState({ control });
  // After every rendering: the same errors again are shown again.
  useEffect(onShown);
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

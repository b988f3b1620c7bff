"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { type FieldErrors, type FieldPath, useForm, useFormState } from "react-hook-form";
import { ErrorSummary } from "@/components/form/error-summary";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { type CaseInput, type CaseValues, caseSchema, newCase } from "@/lib/cases/case-schema";
import { type ActionFailure, type ActionResult, failed, toActionIssues } from "@/lib/result";
import { IncidentSection, useLocalTimeZone } from "./_sections/incident";
import { RequestSection } from "./_sections/request";
import { Review } from "./_sections/review";
import { ScopeSection } from "./_sections/scope";
import { TagsSection } from "./_sections/tags";
import { ThreatActorsSection } from "./_sections/threat-actors";
import { type Me, WatchersSection } from "./_sections/watchers";
import { openCase } from "./action";
import { FailureAlert } from "./failure-alert";
import { toFieldMessages } from "./field-messages";

type CaseFormProps = {
  /** Born with the form: AWS knows a repeated try by it. */
  clientToken: string;
  me: Me | undefined;
  /** The page's heading, shown with the form and not with the review. */
  children: ReactNode;
};

/** The form and its review: one page, two steps, and nothing typed is lost between them or when AWS refuses. */
export function CaseForm({ clientToken, me, children }: CaseFormProps) {
  const form = useForm<CaseInput>({
    // Raw: the action gets what was typed and reads it by the same schema, never what the browser made of it.
    resolver: zodResolver(caseSchema, undefined, { raw: true }),
    defaultValues: newCase(clientToken, "UTC"),
    // Checked when asked to, as GOV.UK does: a message that goes away on blur would move the page under the next click.
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const { control, register } = form;
  const [reviewed, setReviewed] = useState<CaseValues>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [isOpening, startOpening] = useTransition();
  // AWS may have the case already: only the same content under the same token may be sent again.
  const [isUnclear, setIsUnclear] = useState(false);
  const isBusy = useRef(false);
  const summary = useRef<HTMLDivElement>(null);
  const isDirty = useWarningBeforeLeaving();
  useStartInLocalTime(form.setValue, useLocalTimeZone());

  const review = form.handleSubmit(
    () => {
      setFailure(undefined);
      setReviewed(caseSchema.parse(form.getValues()));
      document.title = "Review and open – Casedesk";
      window.scrollTo(0, 0);
    },
    () => showErrors(),
  );

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

  function open() {
    if (isBusy.current) return;
    isBusy.current = true;
    setFailure(undefined);
    startOpening(async () => {
      // Not after a redirect: that leaves the page by throwing.
      isDirty.current = false;
      const result = await openCaseSafely(form.getValues());
      isDirty.current = true;
      isBusy.current = false;
      if (result.status === "invalid") return refuseFields(result.issues);
      setFailure(result);
      // Once unclear, a later refusal of the same content does not make it clear.
      setIsUnclear((before) => before || result.outcome === "unclear");
    });
  }

  function refuseFields(issues: Extract<ActionResult, { status: "invalid" }>["issues"]) {
    backToForm();
    setIsUnclear(false); // AWS refused this very content, so it holds no case of it.
    for (const { path, message } of issues) {
      // A path the form does not know would be a refusal that nobody sees.
      form.setError((path === "" ? "root.aws" : path) as FieldPath<CaseInput>, { type: "aws", message });
    }
    showErrors();
  }

  return (
    <>
      {/* With an action, React keeps a submit that comes before the page is alive, and hands it to onSubmit later; without, the
          browser would put what was typed into the address. onSubmit always prevents the action itself. */}
      <form
        action={() => {}}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void review(event);
        }}
        onInput={() => {
          isDirty.current = true;
        }}
        onChange={(event: FormEvent) =>
          clearMended(event.target instanceof Element ? event.target.getAttribute("name") : null)
        }
        noValidate
        hidden={reviewed !== undefined}
        autoComplete="off"
      >
        {children}
        <Summary control={control} ref={summary} />
        <RequestSection control={control} register={register} />
        <IncidentSection control={control} register={register} />
        <ScopeSection control={control} register={register} onListChange={clearMended} />
        <ThreatActorsSection form={form} />
        <WatchersSection form={form} me={me} />
        <TagsSection form={form} />
        <PrimaryButton type="submit">Review case</PrimaryButton>
      </form>
      {reviewed ? (
        <Review
          values={reviewed}
          timeZone={form.getValues("reportedIncidentStartDate.timeZone")}
          onChange={isUnclear ? undefined : backToForm}
          alert={failure ? <FailureAlert failure={failure} /> : null}
        >
          <div className="flex flex-wrap items-center gap-3">
            <PrimaryButton onClick={open} aria-disabled={isOpening}>
              {isOpening ? "Opening case…" : isUnclear ? "Check and try again" : "Open case"}
            </PrimaryButton>
            {isUnclear ? null : (
              <SecondaryButton onClick={() => backToForm()} disabled={isOpening}>
                Back to the form
              </SecondaryButton>
            )}
            <span role="status" className="sr-only">
              {isOpening ? "Opening the case with AWS" : ""}
            </span>
          </div>
        </Review>
      ) : null}
    </>
  );
}

/** Calls the action so that a lost connection or a new version of the portal is a value too: a throw would replace the page, and the typing with it. */
async function openCaseSafely(input: CaseInput): Promise<ActionResult> {
  try {
    return await openCase(null, input);
  } catch (error) {
    unstable_rethrow(error);
    return failed(unstable_isUnrecognizedActionError(error) ? "outdated" : "unreachable");
  }
}

function Summary({
  control,
  ref,
}: {
  control: ReturnType<typeof useForm<CaseInput>>["control"];
  ref: React.Ref<HTMLDivElement>;
}) {
  const { errors } = useFormState({ control });
  return <ErrorSummary ref={ref} errors={toFieldMessages(errors as FieldErrors<CaseInput>)} />;
}

/** Asks before the page is left with something typed. */
function useWarningBeforeLeaving() {
  const isDirty = useRef(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  return isDirty;
}

/** The device's zone is known only in the browser; until then, and for who chose otherwise, the form says UTC. */
function useStartInLocalTime(setValue: ReturnType<typeof useForm<CaseInput>>["setValue"], timeZone: string): void {
  useEffect(() => setValue("reportedIncidentStartDate.timeZone", timeZone), [setValue, timeZone]);
}

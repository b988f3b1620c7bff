"use client";

import { type FormEvent, type ReactNode, useEffect } from "react";
import { type UseFormReturn, useFormState } from "react-hook-form";
import { ErrorSummary } from "@/components/form/error-summary";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toFieldMessages } from "../_fields/field-messages";
import { IncidentSection, type ReadStart } from "../_fields/incident";
import { RequestSection } from "../_fields/request";
import { ScopeSection } from "../_fields/scope";
import { TagsSection } from "../_fields/tags";
import { ThreatActorsSection } from "../_fields/threat-actors";
import { type Me, WatchersSection } from "../_fields/watchers";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import type { FormFocus } from "./form-focus";

type FieldsStepProps = {
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  me: Me | undefined;
  isHidden: boolean;
  onReview: () => Promise<void>;
  /** Gets the path of the changed control. */
  onChange: (path: string | null) => void;
  onDiscard: () => void;
  readStart: ReadStart | undefined;
  children: ReactNode;
};

export function FieldsStep({
  form,
  focus,
  me,
  isHidden,
  onReview,
  onChange,
  onDiscard,
  readStart,
  children,
}: FieldsStepProps) {
  const { control, register } = form;
  return (
    // React replays a submit that comes before hydration only if the form has an action; otherwise the browser would
    // put the form into the URL. Later submits go to onSubmit, which prevents the action: React resets a form after its
    // action.
    <form
      ref={focus.form}
      action={() => void onReview()}
      onReset={(event) => event.preventDefault()}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void onReview();
      }}
      onChange={(event: FormEvent) =>
        onChange(event.target instanceof Element ? event.target.getAttribute("name") : null)
      }
      noValidate
      hidden={isHidden}
      // Without JavaScript, nothing could be sent or saved.
      className="noscript:hidden"
      autoComplete="off"
    >
      <Summary form={form} focus={focus} />
      <RequestSection control={control} register={register} />
      <IncidentSection control={control} register={register} readStart={readStart} />
      <ScopeSection form={form} onListChange={onChange} />
      <ThreatActorsSection form={form} />
      <WatchersSection form={form} me={me} />
      <TagsSection form={form} />
      <div className="flex flex-wrap gap-3">
        <PrimaryButton type="submit">Review case</PrimaryButton>
        <SecondaryButton onClick={onDiscard}>Discard draft</SecondaryButton>
      </div>
      <div className="mt-6">
        <CopyLinkButton getInput={form.getValues} />
        <p className="mt-1 text-ink-soft">
          The link fills in this form for anyone who opens it. Anyone with the link can read what you typed.
        </p>
      </div>
      {children}
    </form>
  );
}

function Summary({ form: { control }, focus }: { form: UseFormReturn<CaseInput>; focus: FormFocus }) {
  const { errors } = useFormState({ control });
  // The errors render separately from the form.
  useEffect(focus.settle);
  return (
    <ErrorSummary
      ref={focus.summary}
      errors={toFieldMessages(errors)}
      onFollow={(id) => focus.moveTo({ control: id })}
    />
  );
}

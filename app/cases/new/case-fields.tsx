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

type CaseFieldsProps = {
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  me: Me | undefined;
  isHidden: boolean;
  onReview: () => Promise<void>;
  /** Told the path of the control that has changed. */
  onChange: (path: string | null) => void;
  onDiscard: () => void;
  readStart: ReadStart | undefined;
  children: ReactNode;
};

/** The first step: every field of a case, and what is wrong with them. */
export function CaseFields({
  form,
  focus,
  me,
  isHidden,
  onReview,
  onChange,
  onDiscard,
  readStart,
  children,
}: CaseFieldsProps) {
  const { control, register } = form;
  return (
    // With an action, React keeps a submit that comes before the page is alive, and calls the action later; without, the
    // browser would put what was typed into the address. A later submit is onSubmit's, which prevents the action: after
    // an action React resets the form, which would empty it.
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
      // Where no script runs, nothing that is typed here could be sent or kept.
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
  // The errors are rendered apart from the form.
  useEffect(focus.settle);
  return (
    <ErrorSummary
      ref={focus.summary}
      errors={toFieldMessages(errors)}
      onFollow={(id) => focus.moveTo({ control: id })}
    />
  );
}

"use client";

import { type FormEvent, Fragment, type ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { type CaseSection, caseSections, isOptional } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { FormFocus } from "../_form/form-focus";
import { WakingSection } from "../_form/waking-section";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import { SectionList } from "./section-list";

/** Elements of the page, so that each section's modules are evaluated when React comes to it. */
export type FormSections = Readonly<Record<CaseSection, ReactNode>>;

type FieldsStepProps = {
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  sections: FormSections;
  isHidden: boolean;
  /** AWS may have an earlier version of this case, so no link without its token is offered. */
  isCorrecting: boolean;
  /** After the fields: files are no part of the case that is sent. */
  files: ReactNode;
  onReview: () => Promise<void>;
  onDiscard: () => void;
  /** A notice about what the section holds. */
  noticeAfter: (section: CaseSection) => ReactNode;
  children: ReactNode;
};

export function FieldsStep({
  form,
  focus,
  sections,
  isHidden,
  isCorrecting,
  files,
  onReview,
  onDiscard,
  noticeAfter,
  children,
}: FieldsStepProps) {
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
      noValidate
      hidden={isHidden}
      // Without JavaScript, nothing could be sent or saved.
      className="noscript:hidden"
      autoComplete="off"
    >
      <SectionList form={form} onGo={(control) => focus.moveTo({ control })} />
      {caseSections.map((section) => (
        <Fragment key={section}>
          <WakingSection section={section} isSleeping={isOptional(section)}>
            {sections[section]}
          </WakingSection>
          {noticeAfter(section)}
        </Fragment>
      ))}
      {files}
      <div
        data-action-bar
        className="flex flex-wrap gap-3 min-[90rem]:sticky min-[90rem]:bottom-0 min-[90rem]:z-10 min-[90rem]:border-t min-[90rem]:border-line min-[90rem]:bg-page min-[90rem]:py-3"
      >
        <PrimaryButton type="submit">Review case</PrimaryButton>
        <SecondaryButton onClick={onDiscard}>Discard draft</SecondaryButton>
      </div>
      {isCorrecting ? null : (
        <div className="mt-6">
          <CopyLinkButton getInput={form.getValues} />
          <p className="mt-1 text-ink-soft">
            The link fills in this form for anyone who opens it. Anyone with the link can read what you typed.
          </p>
        </div>
      )}
      {children}
    </form>
  );
}

"use client";

import { useEffect } from "react";
import { type UseFormReturn, useFormState } from "react-hook-form";
import { ErrorSummary } from "@/components/form/error-summary";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { SupportNumbers } from "@/lib/result";
import { AnswerNumbers } from "../_case/answer-numbers";
import { toFieldMessages } from "../_fields/field-messages";
import type { FormFocus } from "./form-focus";

type FormSummaryProps = {
  form: UseFormReturn<CaseInput>;
  focus: FormFocus;
  /** Of AWS's refusal of fields. */
  numbers: SupportNumbers | undefined;
  isHidden: boolean;
};

/** Stands above everything that is filled in. */
export function FormSummary({ form: { control }, focus, numbers, isHidden }: FormSummaryProps) {
  const { errors } = useFormState({ control });
  // The errors render separately from the form.
  useEffect(focus.settle);
  if (isHidden) return null;
  return (
    <ErrorSummary ref={focus.summary} errors={toFieldMessages(errors)} onFollow={(id) => focus.moveTo({ control: id })}>
      <AnswerNumbers {...numbers} />
    </ErrorSummary>
  );
}

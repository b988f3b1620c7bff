import { type Control, useFormState } from "react-hook-form";
import { PageTitle } from "@/components/layout/page-title";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toFieldMessages } from "../_fields/field-messages";
import { answerOf, isUnclear, type Phase, reviewOf } from "./_draft/form-state";

/** So that the tab shows the form's state from elsewhere. */
export function TabTitle({ control, phase }: { control: Control<CaseInput>; phase: Phase }) {
  const { errors } = useFormState({ control });
  if (reviewOf(phase)) return <PageTitle title={titleOfReview(phase)} />;
  return <PageTitle title={toFieldMessages(errors).length > 0 ? "Error: Open a case" : "Open a case"} />;
}

function titleOfReview(phase: Phase): string {
  if (isUnclear(phase)) return "Outcome unknown: Review and open";
  return answerOf(phase) ? "Error: Review and open" : "Review and open";
}

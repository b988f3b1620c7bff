"use client";

import { type Control, type UseFormRegister, type UseFormRegisterReturn, useFormState } from "react-hook-form";
import { ChoiceGroup } from "@/components/form/choice-group";
import { FormSection } from "@/components/form/form-section";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";

const { resolverType, engagementType } = caseFields;

type RequestSectionProps = { control: Control<CaseInput>; register: UseFormRegister<CaseInput> };

export function RequestSection({ control, register }: RequestSectionProps) {
  const { errors } = useFormState({ control, name: "resolverType" });
  return (
    <FormSection
      headingId="request-heading"
      heading="Request"
      need="Required"
      description="Who works on this case, and what kind of help you need."
    >
      <ChoiceGroup
        id="resolverType"
        legend={resolverType.label}
        error={errors.resolverType?.message}
        control={withoutBlur(register("resolverType"))}
        choices={[
          {
            value: "AWS",
            label: resolverType.choices.AWS,
            hint: "AWS's responders work on it with you. They aim to respond within 15 minutes.",
          },
          {
            value: "Self",
            label: resolverType.choices.Self,
            hint: "Your team works on it. AWS is not notified. You can ask AWS to join later.",
          },
        ]}
      />
      <EngagementType control={control} register={register} />
    </FormSection>
  );
}

export function EngagementType({ control, register }: RequestSectionProps) {
  const { errors } = useFormState({ control, name: "engagementType" });
  return (
    <ChoiceGroup
      id="engagementType"
      legend={engagementType.label}
      error={errors.engagementType?.message}
      control={withoutBlur(register("engagementType"))}
      choices={[
        {
          value: "Security Incident",
          label: engagementType.choices["Security Incident"],
          hint: "Something is happening now and needs an immediate response.",
        },
        {
          value: "Investigation",
          label: engagementType.choices.Investigation,
          hint: "You want help to understand a finding, a log or a suspicion.",
        },
      ]}
    />
  );
}

/** At a blur, react-hook-form would turn a choice that the focus only passes into null. */
function withoutBlur({ onBlur: _, ...registered }: UseFormRegisterReturn): Omit<UseFormRegisterReturn, "onBlur"> {
  return registered;
}

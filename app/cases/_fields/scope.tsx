"use client";

import { useState } from "react";
import { type UseFormReturn, useController, useFormState } from "react-hook-form";
import { FormSection } from "@/components/form/form-section";
import { awsRegions } from "@/lib/cases/aws-regions";
import type { CaseInput } from "@/lib/cases/case-schema";
import { toRegionWords } from "@/lib/cases/case-words";
import { splitRegionEntries, toRegionEntries } from "@/lib/cases/region-entries";
import { AccountsField } from "./accounts";
import { afterPress } from "./after-press";
import { ChoicesField } from "./choices-field";

/** So that the list itself can load later. */
const listedServices = 259;

type ScopeSectionProps = {
  form: UseFormReturn<CaseInput>;
  /** Those that the case has, known or not. */
  keptRegions?: readonly string[];
};

export function ScopeSection({ form, keptRegions }: ScopeSectionProps) {
  const { control, getValues, trigger } = form;
  const { errors } = useFormState({ control, name: ["impactedAwsRegions", "impactedServices"] });
  const regions = useController({ control, name: "impactedAwsRegions" });
  const services = useController({ control, name: "impactedServices" });
  const { chosen, typed } = splitRegionEntries(regions.field.value, keptRegions);
  const [typedService, setTypedService] = useState("");

  // Text left in the box is not a Region, but looks like one.
  function checkTypedRegion() {
    if (splitRegionEntries(getValues("impactedAwsRegions"), keptRegions).typed) void trigger("impactedAwsRegions");
  }

  function changeRegions(value: readonly string[], text: string) {
    regions.field.onChange(toRegionEntries({ chosen: value, typed: text }));
  }

  function changeServices(value: readonly string[], text: string) {
    setTypedService(text);
    if (value !== services.field.value) services.field.onChange(value);
  }

  return (
    <FormSection
      headingId="scope-heading"
      heading="Scope"
      need="Optional"
      description="Where it happened, as far as you know."
    >
      <AccountsField form={form} />
      <ChoicesField
        name="impactedAwsRegions"
        noun="Regions"
        hint="Type a name or a code, then choose."
        error={listMessage(errors.impactedAwsRegions)}
        listed={awsRegions.length}
        value={chosen}
        text={typed}
        onChange={changeRegions}
        toLabel={toRegionWords}
        onLeave={() => afterPress(checkTypedRegion)}
      />
      <ChoicesField
        name="impactedServices"
        noun="services"
        hint="Choose from the list, or type any other name and press Enter."
        error={listMessage(errors.impactedServices)}
        listed={listedServices}
        value={services.field.value}
        text={typedService}
        onChange={changeServices}
      />
    </FormSection>
  );
}

// The message for the whole list, else the first of its entries.
function listMessage(errors: { message?: string; root?: { message?: string } } | undefined): string | undefined {
  if (!errors) return undefined;
  // react-hook-form keeps the errors of entries under their index.
  const members = Array.isArray(errors) ? (errors as ({ message?: string } | undefined)[]) : [];
  return errors.message ?? errors.root?.message ?? members.find((member) => member?.message)?.message;
}

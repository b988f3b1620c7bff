"use client";

import { useState } from "react";
import { type Control, type UseFormReturn, useController, useFormState, useWatch } from "react-hook-form";
import { Field } from "@/components/form/field";
import { FormSection } from "@/components/form/form-section";
import { MultiSelect } from "@/components/form/multi-select";
import { Textarea } from "@/components/ui/textarea";
import { readAccountId, splitAccountIds } from "@/lib/cases/account-id";
import { awsRegions } from "@/lib/cases/aws-regions";
import { awsServices } from "@/lib/cases/aws-services";
import { caseFields, type FieldNameOf } from "@/lib/cases/case-fields";
import { maxEntriesRead } from "@/lib/cases/case-limits";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted } from "@/lib/cases/counted";
import { toListedService } from "@/lib/cases/listed-service";
import { splitRegionEntries, toRegionEntries } from "@/lib/cases/region-entries";
import { afterPress } from "./after-press";

type ScopeSectionProps = {
  form: UseFormReturn<CaseInput>;
  /** The lists' controls have no names, so change events cannot report them. */
  onListChange: (name: FieldNameOf<"list">) => void;
};

const regionOptions = awsRegions.map(({ code, name, geography }) => ({
  value: code,
  label: `${name} ${code}`,
  group: geography,
}));
const serviceOptions = awsServices.map((name) => ({ value: name, label: name }));

export function ScopeSection({ form: { control, register, getValues, trigger }, onListChange }: ScopeSectionProps) {
  const { errors } = useFormState({ control, name: ["impactedAccounts", "impactedAwsRegions", "impactedServices"] });
  const regions = useController({ control, name: "impactedAwsRegions" });
  const services = useController({ control, name: "impactedServices" });
  const { chosen, typed } = splitRegionEntries(regions.field.value);
  const [typedService, setTypedService] = useState("");

  // Text left in the box is not a Region, but looks like one.
  function checkTypedRegion() {
    if (splitRegionEntries(getValues("impactedAwsRegions")).typed) void trigger("impactedAwsRegions");
  }

  return (
    <FormSection
      headingId="scope-heading"
      heading="Scope"
      need="Optional"
      description="Where it happened, as far as you know."
    >
      <Field
        id="impactedAccounts"
        label={caseFields.impactedAccounts.label}
        hint="AWS account IDs, one per line or separated by commas. We add missing leading zeros to IDs of 9 to 11 digits."
        error={errors.impactedAccounts?.message}
        note={<AccountsNote control={control} />}
      >
        {(field) => <Textarea {...field} {...register("impactedAccounts")} rows={3} spellCheck={false} />}
      </Field>
      <Field
        id="impactedAwsRegions"
        label={caseFields.impactedAwsRegions.label}
        hint="Type a name or a code, then choose."
        error={listMessage(errors.impactedAwsRegions)}
      >
        {(field) => (
          <MultiSelect
            control={field}
            noun="Regions"
            options={regionOptions}
            value={chosen}
            text={typed}
            onChange={(value, text) => {
              regions.field.onChange(toRegionEntries({ chosen: value, typed: text }));
              onListChange("impactedAwsRegions");
            }}
            onLeave={() => afterPress(checkTypedRegion)}
          />
        )}
      </Field>
      <Field
        id="impactedServices"
        label={caseFields.impactedServices.label}
        hint="Choose from the list, or type any other name and press Enter."
        error={listMessage(errors.impactedServices)}
      >
        {(field) => (
          <MultiSelect
            control={field}
            noun="services"
            options={serviceOptions}
            value={services.field.value}
            text={typedService}
            onChange={(value, text) => {
              setTypedService(text);
              if (value === services.field.value) return;
              services.field.onChange(value);
              onListChange("impactedServices");
            }}
            toListedValue={toListedService}
            toTypedValue={toServiceName}
          />
        )}
      </Field>
    </FormSection>
  );
}

// Any text can become a service; the schema checks it.
function toServiceName(text: string): string | undefined {
  return text.trim() || undefined;
}

// The message for the whole list, else the first of its entries.
function listMessage(errors: { message?: string; root?: { message?: string } } | undefined): string | undefined {
  if (!errors) return undefined;
  // react-hook-form keeps the errors of entries under their index.
  const members = Array.isArray(errors) ? (errors as ({ message?: string } | undefined)[]) : [];
  return errors.message ?? errors.root?.message ?? members.find((member) => member?.message)?.message;
}

const maxChangesShown = 20;

function AccountsNote({ control }: { control: Control<CaseInput> }) {
  const text = useWatch({ control, name: "impactedAccounts" });
  // The schema refuses a huge paste; this note would list it again at each key.
  const pieces = splitAccountIds(text).slice(0, maxEntriesRead);
  const accounts = pieces.flatMap((typed) => {
    const reading = readAccountId(typed);
    return reading.ok ? [{ typed, ...reading }] : [];
  });
  if (accounts.length === 0) return null;
  const distinct = new Map(accounts.map((account) => [account.accountId, account]));
  const changed = [...distinct.values()].filter(({ accountId, typed }) => accountId !== typed);
  const repeated = accounts.length - distinct.size;
  return (
    <>
      <p>
        {counted(distinct.size, "account")}
        {repeated > 0 ? `; ${counted(repeated, "duplicate")} removed` : ""}
      </p>
      {changed.length > 0 ? (
        <ul>
          {changed.slice(0, maxChangesShown).map(({ typed, accountId }) => (
            <li key={accountId} className="break-words">
              {typed} is sent as <strong className="text-ink">{accountId}</strong>
            </li>
          ))}
          {changed.length > maxChangesShown ? <li>and {changed.length - maxChangesShown} more</li> : null}
        </ul>
      ) : null}
    </>
  );
}

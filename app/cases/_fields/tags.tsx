"use client";

import { type UseFormReturn, useFormState } from "react-hook-form";
import { CellField } from "@/components/form/cell-field";
import { FormSection } from "@/components/form/form-section";
import { RemoveButton } from "@/components/form/remove-button";
import { RowList } from "@/components/form/row-list";
import { RowNumber } from "@/components/form/row-number";
import { Input } from "@/components/ui/input";
import { caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { useRows } from "./use-rows";

const name = "tags";
const { cells } = caseFields[name];

export function TagsSection({ form }: { form: UseFormReturn<CaseInput> }) {
  const { control, register } = form;
  const { errors } = useFormState({ control, name });
  const rows = useRows(form, name, "key");
  return (
    <FormSection
      headingId="tags-heading"
      heading="Tags"
      need="Optional"
      description="AWS tags for the case, if your organisation uses them. Your role needs permission to set them."
    >
      <RowList
        id={name}
        labelledBy="tags-heading"
        announcement={rows.announcement}
        error={errors[name]?.root?.message ?? errors[name]?.message}
        addButton={rows.addButton}
        addLabel="Add tag"
        onAdd={rows.addRow}
      >
        {rows.fields.length > 0 ? (
          <div
            className="hidden gap-3 pb-1 font-semibold sm:grid sm:grid-cols-[1.5rem_1fr_1fr_2.75rem]"
            aria-hidden="true"
          >
            <span />
            <span>{cells.key.label}</span>
            <span>{cells.value.label}</span>
          </div>
        ) : null}
        {rows.fields.map(({ id }, index) => {
          const wrong = errors[name]?.[index];
          const number = index + 1;
          return (
            <fieldset
              key={id}
              className="mb-2 grid items-start gap-x-3 gap-y-2 max-sm:mb-4 max-sm:border-b max-sm:border-line max-sm:grid-cols-[1fr_2.75rem] max-sm:pb-4 sm:grid-cols-[1.5rem_1fr_1fr_2.75rem]"
            >
              <legend className="sr-only">Tag {number}</legend>
              <RowNumber number={number} />
              <CellField
                className="max-sm:col-span-2"
                id={`${name}.${index}.key`}
                label={`${cells.key.label} ${number}`}
                error={wrong?.key?.message}
              >
                {(field) => <Input {...field} {...register(`${name}.${index}.key`)} />}
              </CellField>
              <CellField
                id={`${name}.${index}.value`}
                label={`${cells.value.label} ${number}`}
                error={wrong?.value?.message}
              >
                {(field) => <Input {...field} {...register(`${name}.${index}.value`)} />}
              </CellField>
              <RemoveButton label={`Remove tag ${number}`} onClick={() => rows.removeRow(index)} />
            </fieldset>
          );
        })}
      </RowList>
    </FormSection>
  );
}

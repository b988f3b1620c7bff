"use client";

import type { ClipboardEvent, ReactNode } from "react";
import { type Control, type FieldErrors, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { CellField } from "@/components/form/cell-field";
import { FormSection } from "@/components/form/form-section";
import { RemoveButton } from "@/components/form/remove-button";
import { RowList } from "@/components/form/row-list";
import { RowNumber } from "@/components/form/row-number";
import { SentAs } from "@/components/form/sent-as";
import { SecondaryButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { blankRow, caseFields } from "@/lib/cases/case-fields";
import { isBlankRow } from "@/lib/cases/case-rows";
import type { CaseInput } from "@/lib/cases/case-schema";
import { isSameEmail, readEmailAddress } from "@/lib/cases/email-address";
import { readWatcherRows } from "@/lib/cases/watcher-rows";
import { useRows } from "./use-rows";

const name = "watchers";
const { cells, maxEntries } = caseFields[name];

type Watcher = CaseInput[typeof name][number];

export type Me = { email: string; name: string };

type WatchersSectionProps = {
  form: UseFormReturn<CaseInput>;
  /** Undefined when the sign-in gave no email address. */
  me: Me | undefined;
  /** More ways to add watchers. */
  children?: ReactNode;
};

export function WatchersSection({ form, me, children }: WatchersSectionProps) {
  const { errors } = useFormState({ control: form.control, name });
  const rows = useRows(form, name, "email");

  function addMe({ email, name: myName }: Me) {
    const watchers = form.getValues(name);
    const ownIndex = watchers.findIndex((row) => isSameEmail(row.email, email));
    if (ownIndex !== -1) return showMe(ownIndex);
    const blankIndex = watchers.findIndex(isBlankRow);
    const index = blankIndex === -1 ? watchers.length : blankIndex;
    const row = { ...blankRow(name), email, name: myName };
    if (blankIndex === -1) rows.append(row, { shouldFocus: false });
    else form.setValue(`${name}.${index}`, row);
    showMe(index);
  }

  function showMe(index: number) {
    rows.announce(`You are watcher ${index + 1}`);
    rows.focusRow(index, "jobTitle");
  }

  function pasteRows(index: number, event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData("text");
    const pasted = readWatcherRows(text);
    const [first, ...others] = pasted;
    const isPlain = first?.email === text.trim() && first.name === "" && first.jobTitle === "";
    if (!first || (isPlain && others.length === 0)) return;
    event.preventDefault();
    rows.paste(index, pasted);
  }

  return (
    <FormSection
      headingId="watchers-heading"
      heading="Watchers"
      need="Optional"
      description={`People who get email about this case from AWS, up to ${maxEntries}. Name and job title are optional. You can paste a list, or columns from a spreadsheet, into an Email box.`}
    >
      <RowList
        id={name}
        labelledBy="watchers-heading"
        announcement={rows.announcement}
        error={errors[name]?.root?.message ?? errors[name]?.message}
        addButton={rows.addButton}
        addLabel="Add watcher"
        onAdd={rows.addRow}
        actions={
          <>
            {me ? <SecondaryButton onClick={() => addMe(me)}>Add me</SecondaryButton> : null}
            {children}
          </>
        }
      >
        {rows.fields.length > 0 ? <Columns /> : null}
        {rows.fields.map(({ id }, index) => (
          <Row
            key={id}
            form={form}
            index={index}
            errors={errors[name]?.[index]}
            onPaste={(event) => pasteRows(index, event)}
            onRemove={() => rows.removeRow(index)}
          />
        ))}
      </RowList>
    </FormSection>
  );
}

const columns = "sm:grid-cols-[1.5rem_1.5fr_1fr_1fr_2.75rem]";

function Columns() {
  return (
    <div className={`hidden gap-3 pb-1 font-semibold sm:grid ${columns}`} aria-hidden="true">
      <span />
      <span>{cells.email.label}</span>
      <span>{cells.name.label}</span>
      <span>{cells.jobTitle.label}</span>
    </div>
  );
}

type RowProps = {
  form: UseFormReturn<CaseInput>;
  index: number;
  errors: FieldErrors<Watcher> | undefined;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
  onRemove: () => void;
};

function Row({ form: { control, register }, index, errors, onPaste, onRemove }: RowProps) {
  const number = index + 1;
  const email = `${name}.${index}.email` as const;
  const personName = `${name}.${index}.name` as const;
  const jobTitle = `${name}.${index}.jobTitle` as const;
  return (
    <fieldset
      className={`mb-2 grid items-start gap-x-3 gap-y-2 max-sm:mb-4 max-sm:border-b max-sm:border-line max-sm:grid-cols-[1fr_2.75rem] max-sm:pb-4 ${columns}`}
    >
      <legend className="sr-only">Watcher {number}</legend>
      <RowNumber number={number} />
      <CellField
        className="max-sm:col-span-2"
        id={email}
        label={`${cells.email.label} ${number}`}
        error={errors?.email?.message}
        note={<EmailSentAs control={control} name={email} />}
      >
        {(field) => <Input {...field} {...register(email)} inputMode="email" onPaste={onPaste} />}
      </CellField>
      <CellField
        className="max-sm:col-span-2"
        id={personName}
        label={`${cells.name.label} ${number}`}
        error={errors?.name?.message}
      >
        {(field) => <Input {...field} {...register(personName)} />}
      </CellField>
      <CellField id={jobTitle} label={`${cells.jobTitle.label} ${number}`} error={errors?.jobTitle?.message}>
        {(field) => <Input {...field} {...register(jobTitle)} />}
      </CellField>
      <RemoveButton label={`Remove watcher ${number}`} onClick={onRemove} />
    </fieldset>
  );
}

type EmailName = `${typeof name}.${number}.email`;

function EmailSentAs({ control, name }: { control: Control<CaseInput>; name: EmailName }) {
  const reading = readEmailAddress(useWatch({ control, name }) ?? "");
  if (!reading.ok || !reading.changed) return null;
  return <SentAs text={reading.email} />;
}

"use client";

import type { ClipboardEvent } from "react";
import { type Control, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { CellField } from "@/components/form/cell-field";
import { FormSection } from "@/components/form/form-section";
import { RemoveButton } from "@/components/form/remove-button";
import { RowList } from "@/components/form/row-list";
import { SentAs } from "@/components/form/sent-as";
import { SecondaryButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { blankRow, caseFields } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted } from "@/lib/cases/counted";
import { readEmailAddress } from "@/lib/cases/email-address";
import { readWatcherRows } from "@/lib/cases/watcher-rows";
import { useRows } from "./use-rows";
import { withPasted } from "./with-pasted";

const name = "watchers";
const { cells, maxEntries } = caseFields[name];
const blank = blankRow(name);
const addButtonId = "add-watcher";

// More rows in one paste are a mistake, and would slow the page.
const maxPastedRows = 5 * maxEntries;

export type Me = { email: string; name: string };

type WatchersSectionProps = {
  form: UseFormReturn<CaseInput>;
  /** Undefined when the sign-in gave no email address. */
  me: Me | undefined;
};

export function WatchersSection({ form, me }: WatchersSectionProps) {
  const { control, register, getValues, setValue, setFocus, trigger } = form;
  const { errors } = useFormState({ control, name });
  const rows = useRows({ control, name, blank, firstPart: "email", noun: "Watcher", addButtonId });

  function addMe({ email, name: myName }: Me) {
    const watchers = getValues(name);
    const index = watchers.findIndex((watcher) => Object.values(watcher).every((value) => value.trim() === ""));
    const at = index === -1 ? watchers.length : index;
    if (index === -1) rows.append({ ...blank, email, name: myName }, { shouldFocus: false });
    else setValue(`${name}.${at}`, { ...blank, email, name: myName });
    rows.setAnnouncement(`You are watcher ${at + 1}`);
    requestAnimationFrame(() => setFocus(`${name}.${at}.jobTitle`));
  }

  function pasteRows(index: number, event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData("text");
    const pasted = readWatcherRows(text);
    const [first, ...others] = pasted;
    const isPlain = first?.email === text.trim() && first.name === "" && first.jobTitle === "";
    if (!first || (isPlain && others.length === 0)) return;
    event.preventDefault();
    if (pasted.length > maxPastedRows) {
      rows.setAnnouncement("");
      control.setError(name, {
        message: `Your text has ${pasted.length} entries, and nothing was pasted: AWS accepts ${maxEntries} watchers.`,
      });
      return;
    }
    setValue(name, withPasted(getValues(name), index, pasted));
    rows.setAnnouncement(`${counted(pasted.length, "watcher")} pasted`);
    void trigger(name);
    // Pasting replaced the rows; the last pasted one takes the focus.
    const last = getValues(name).findLastIndex(({ email }) => email === pasted.at(-1)?.email);
    requestAnimationFrame(() => document.getElementById(`${name}.${last}.email`)?.focus());
  }

  return (
    <FormSection
      headingId="watchers-heading"
      heading="Watchers"
      need="Optional"
      description={`People who get email about this case from AWS, up to ${maxEntries}. Name and job title may stay empty. Paste a whole list, or columns from a spreadsheet, into an email.`}
    >
      <RowList
        id={name}
        labelledBy="watchers-heading"
        announcement={rows.announcement}
        error={errors[name]?.root?.message ?? errors[name]?.message}
        addButtonId={addButtonId}
        addLabel="Add watcher"
        onAdd={rows.addRow}
        actions={me ? <SecondaryButton onClick={() => addMe(me)}>Add me</SecondaryButton> : null}
      >
        <div
          className="hidden gap-3 pb-1 font-semibold sm:grid sm:grid-cols-[1.5fr_1fr_1fr_2.75rem]"
          aria-hidden="true"
        >
          {rows.fields.length > 0 ? (
            <>
              <span>{cells.email.label}</span>
              <span>{cells.name.label}</span>
              <span>{cells.jobTitle.label}</span>
            </>
          ) : null}
        </div>
        {rows.fields.map(({ id }, index) => {
          const wrong = errors[name]?.[index];
          const number = index + 1;
          return (
            <fieldset
              key={id}
              className="mb-2 grid items-start gap-x-3 gap-y-2 max-sm:mb-4 max-sm:border-b max-sm:border-line max-sm:grid-cols-[1fr_2.75rem] max-sm:pb-4 sm:grid-cols-[1.5fr_1fr_1fr_2.75rem]"
            >
              <legend className="sr-only">Watcher {number}</legend>
              <CellField
                className="max-sm:col-span-2"
                id={`${name}.${index}.email`}
                label={`${cells.email.label} ${number}`}
                error={wrong?.email?.message}
                note={<EmailSentAs control={control} name={`${name}.${index}.email`} />}
              >
                {(field) => (
                  <Input
                    {...field}
                    {...register(`${name}.${index}.email`)}
                    inputMode="email"
                    onPaste={(event) => pasteRows(index, event)}
                  />
                )}
              </CellField>
              <CellField
                className="max-sm:col-span-2"
                id={`${name}.${index}.name`}
                label={`${cells.name.label} ${number}`}
                error={wrong?.name?.message}
              >
                {(field) => <Input {...field} {...register(`${name}.${index}.name`)} />}
              </CellField>
              <CellField
                id={`${name}.${index}.jobTitle`}
                label={`${cells.jobTitle.label} ${number}`}
                error={wrong?.jobTitle?.message}
              >
                {(field) => <Input {...field} {...register(`${name}.${index}.jobTitle`)} />}
              </CellField>
              <RemoveButton label={`Remove watcher ${number}`} onClick={() => rows.removeRow(index)} />
            </fieldset>
          );
        })}
      </RowList>
    </FormSection>
  );
}

type EmailName = `${typeof name}.${number}.email`;

function EmailSentAs({ control, name }: { control: Control<CaseInput>; name: EmailName }) {
  const reading = readEmailAddress(useWatch({ control, name }) ?? "");
  if (!reading.ok || !reading.changed) return null;
  return <SentAs text={reading.email} />;
}

"use client";

import type { ClipboardEvent } from "react";
import { type Control, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { CharacterCount } from "@/components/form/character-count";
import { Field } from "@/components/form/field";
import { FormSection } from "@/components/form/form-section";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { caseFields, type FieldNameOf } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { readIncidentStart } from "@/lib/cases/incident-start";
import { formatUtc } from "@/lib/cases/moment-text";
import { codePointLength, toSentText } from "@/lib/cases/text";
import { useLocalTimeZone } from "./local-time-zone";

export type ReadStart = typeof readIncidentStart;

type IncidentSectionProps = {
  form: UseFormReturn<CaseInput>;
  /** Undefined until the rules of a case are loaded. */
  readStart: ReadStart | undefined;
  /** Shown when the description is longer than AWS takes. Without it, the count says so. */
  ifLong?: string;
};

export function IncidentSection({ form, readStart, ifLong }: IncidentSectionProps) {
  const { control, register } = form;
  const { errors } = useFormState({ control, name: ["title", "description", "reportedIncidentStartDate"] });
  const start = errors.reportedIncidentStartDate;
  const localTimeZone = useLocalTimeZone();
  const chosenTimeZone = useWatch({ control, name: "reportedIncidentStartDate.timeZone" });
  // A draft may come from where the device was yesterday.
  const timeZones = [...new Set(["UTC", localTimeZone, chosenTimeZone])];

  // A date box takes only a date. What holds a time as well fills both, as the evidence panel would.
  function pasteStart(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData("text");
    if (!/\d.*\d:\d\d|\d{8}T\d{6}/.test(pasted)) return;
    event.preventDefault();
    void fillStart(form, pasted);
  }

  return (
    <FormSection
      headingId="incident-heading"
      heading="Incident"
      need="Required"
      description="What happened, in your words. AWS's responders read this first."
    >
      <Field
        id="title"
        label={caseFields.title.label}
        isRequired
        error={errors.title?.message}
        note={<LiveCount control={control} name="title" />}
      >
        {(field) => <Input {...field} {...register("title")} />}
      </Field>
      <Field
        id="description"
        label={caseFields.description.label}
        isRequired
        hint={
          <>
            Answer what you can:
            <ul className="list-disc pl-5">
              <li>What happened?</li>
              <li>Who discovered and reported it?</li>
              <li>Who is affected?</li>
              <li>What is the known impact?</li>
              <li>What is the urgency?</li>
            </ul>
          </>
        }
        error={errors.description?.message}
        note={<LiveCount control={control} name="description" ifLong={ifLong} />}
      >
        {(field) => <Textarea {...field} {...register("description")} rows={8} />}
      </Field>
      {/* Side by side where the text has room for it, whatever its size. */}
      <div className="flex flex-wrap gap-x-4 gap-y-6">
        <div className="min-w-0 flex-[1_1_10rem]">
          <Field
            id="reportedIncidentStartDate.date"
            label="Estimated start date"
            isRequired
            error={start?.date?.message}
          >
            {(field) => (
              <Input {...field} {...register("reportedIncidentStartDate.date")} type="date" onPaste={pasteStart} />
            )}
          </Field>
        </div>
        <div className="min-w-0 flex-[1_1_10rem]">
          <Field
            id="reportedIncidentStartDate.time"
            label="Estimated start time"
            isRequired
            error={start?.time?.message}
          >
            {(field) => (
              <Input {...field} {...register("reportedIncidentStartDate.time")} type="time" onPaste={pasteStart} />
            )}
          </Field>
        </div>
        <div className="min-w-0 flex-[1.4_1_15rem]">
          <Field id="reportedIncidentStartDate.timeZone" label="Time zone" error={start?.timeZone?.message}>
            {(field) => (
              <Select {...field} {...register("reportedIncidentStartDate.timeZone")}>
                {timeZones.map((timeZone) => (
                  <option key={timeZone} value={timeZone}>
                    {timeZone === localTimeZone && timeZone !== "UTC" ? `${timeZone} (this device)` : timeZone}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <StartInUtc control={control} readStart={readStart} />
      </div>
    </FormSection>
  );
}

async function fillStart({ getValues, setValue, clearErrors }: UseFormReturn<CaseInput>, pasted: string) {
  const name = "reportedIncidentStartDate";
  const { readPastedStart } = await import("@/lib/evidence/pasted-values");
  const start = readPastedStart(pasted, Date.now());
  if (start === undefined) return;
  setValue(name, { ...getValues(name), ...start }, { shouldDirty: true });
  clearErrors(name);
}

type LiveCountProps = { control: Control<CaseInput>; name: FieldNameOf<"text">; ifLong?: string | undefined };

function LiveCount({ control, name, ifLong }: LiveCountProps) {
  const text = useWatch({ control, name });
  const { multiline, maxCharacters } = caseFields[name];
  const length = codePointLength(toSentText(text, { multiline }));
  if (ifLong && length > maxCharacters) return <span role="status">{ifLong}</span>;
  return <CharacterCount length={length} limit={maxCharacters} />;
}

function StartInUtc({ control, readStart }: { control: Control<CaseInput>; readStart: ReadStart | undefined }) {
  const typed = useWatch({ control, name: "reportedIncidentStartDate" });
  const reading = typed.date && typed.time ? readStart?.(typed) : undefined;
  return (
    <p className="basis-full text-ink-soft">
      When did you first see signs of it?{" "}
      {reading?.ok ? (
        <>
          Sent as <strong className="text-ink">{formatUtc(reading.instant)}</strong>.
        </>
      ) : null}
    </p>
  );
}

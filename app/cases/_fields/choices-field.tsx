"use client";

import { Field } from "@/components/form/field";
import { MultiSelect } from "@/components/form/multi-select";
import { caseFields, type FieldNameOf } from "@/lib/cases/case-fields";
import { usePasteNote } from "./lazy-paste-note";
import { scopeLists } from "./lazy-scope-lists";

type ChoicesFieldProps = {
  name: FieldNameOf<"list">;
  /** The plural noun, and the name of its list. */
  noun: "Regions" | "services";
  hint: string;
  error: string | undefined;
  /** Of options in the list, which loads later. */
  listed: number;
  value: readonly string[];
  text: string;
  onChange: (value: readonly string[], text: string) => void;
  toLabel?: (value: string) => string;
  onLeave?: () => void;
};

/** A box with a list of many values. Pasted text is read as the evidence panel reads it. */
export function ChoicesField({ name, noun, hint, error, listed, toLabel, onLeave, ...box }: ChoicesFieldProps) {
  const lists = scopeLists.use();
  const { note, tell } = usePasteNote();
  const choices = noun === "Regions" ? lists?.regions : lists?.services;

  // Without the lists, what was typed stays in the boxes, and the next use tries again.
  const loadLists = () => void scopeLists.load().catch(() => {});

  return (
    <div>
      <Field id={name} label={caseFields[name].label} hint={hint} error={error}>
        {(field) => (
          <MultiSelect
            {...box}
            control={field}
            noun={noun}
            placeholder={`Type to filter ${listed} ${noun}`}
            onUse={loadLists}
            {...(toLabel && { toLabel })}
            list={
              lists &&
              choices &&
              ((parts) => (
                <lists.OptionList
                  {...parts}
                  {...box}
                  {...choices}
                  id={field.id}
                  noun={noun}
                  onPasted={tell}
                  {...(onLeave && { onLeave })}
                />
              ))
            }
          />
        )}
      </Field>
      {note}
    </div>
  );
}

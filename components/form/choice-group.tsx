import type { ComponentProps, Ref } from "react";
import { describedBy } from "./describe";
import { FieldError } from "./field-error";
import { FieldMark, useFieldMark } from "./field-marks";

type Choice = { value: string; label: string; hint: string };

type ChoiceGroupProps = {
  /** Also the id of the first radio, which the error summary links to. */
  id: string;
  legend: string;
  choices: readonly Choice[];
  error?: string | undefined;
  control: Omit<ComponentProps<"input">, "type" | "value" | "id"> & { ref?: Ref<HTMLInputElement> };
};

export function ChoiceGroup({ id, legend, choices, error, control }: ChoiceGroupProps) {
  const mark = useFieldMark(id);
  return (
    <fieldset
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: only this role lets a fieldset be required.
      role="radiogroup"
      aria-required="true"
      aria-labelledby={`${id}-legend`}
      aria-describedby={describedBy(id, { mark, error })}
    >
      <legend id={`${id}-legend`} className="mb-2 font-semibold">
        {legend}
      </legend>
      <FieldMark id={id} mark={mark} />
      <div className="grid gap-3 sm:grid-cols-2">
        {choices.map((choice, index) => {
          const choiceId = index === 0 ? id : `${id}-${choice.value.replaceAll(" ", "-")}`;
          return (
            <div
              key={choice.value}
              className="relative flex gap-3 rounded-md border border-control bg-surface p-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent hover:bg-sunken"
            >
              <input
                {...control}
                type="radio"
                id={choiceId}
                value={choice.value}
                aria-invalid={error ? true : undefined}
                aria-describedby={describedBy(choiceId, { hint: true })}
                className="relative z-1 mt-0.5 size-5 shrink-0 accent-accent"
              />
              <div>
                {/* The label covers the whole card: an easy target for a thumb. */}
                <label htmlFor={choiceId} className="font-semibold before:absolute before:inset-0 before:content-['']">
                  {choice.label}
                </label>
                <p id={`${choiceId}-hint`} className="text-ink-soft">
                  {choice.hint}
                </p>
              </div>
            </div>
          );
        })}
      </div>
      <FieldError id={id} message={error} />
    </fieldset>
  );
}

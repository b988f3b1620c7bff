import type { ReactNode } from "react";
import { type ControlProps, controlProps } from "./describe";
import { FieldError } from "./field-error";

type FieldProps = {
  /** The control's id, which is also its name in the form: `watchers.1.email`. */
  id: string;
  label: string;
  /** Said to screen readers; the section around it says it to everyone. */
  isRequired?: boolean;
  hint?: ReactNode;
  /** What happens to the value, said under the control: "Sent as …". */
  note?: ReactNode;
  error?: string | undefined;
  children: (control: ControlProps) => ReactNode;
};

/** A control with its label above, and its hint, error and note tied to it. */
export function Field({ id, label, isRequired = false, hint, note, error, children }: FieldProps) {
  return (
    <div>
      <label id={`${id}-label`} htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="mb-2 text-ink-soft">
          {hint}
        </div>
      ) : null}
      {children(controlProps(id, { hint, note, error, isRequired }))}
      <FieldError id={id} message={error} />
      {note ? (
        <div id={`${id}-note`} className="mt-1 text-ink-soft">
          {note}
        </div>
      ) : null}
    </div>
  );
}

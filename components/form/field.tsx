import type { ReactNode } from "react";
import { type ControlProps, controlProps } from "./describe";
import { FieldError } from "./field-error";

type FieldProps = {
  /** Also its name in the form: `watchers.1.email`. */
  id: string;
  label: string;
  /** For screen readers: the section tells everyone else. */
  isRequired?: boolean;
  hint?: ReactNode;
  /** What becomes of the value: "Sent as …". */
  note?: ReactNode;
  error?: string | undefined;
  children: (control: ControlProps) => ReactNode;
};

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

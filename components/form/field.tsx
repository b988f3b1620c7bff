import type { ReactNode } from "react";
import { type ControlProps, controlProps } from "./describe";
import { FieldError } from "./field-error";
import { FieldMark, useFieldMark } from "./field-marks";

type FieldProps = {
  /** Also its name in the form: `watchers.1.email`. */
  id: string;
  label: string;
  /** For screen readers: the section tells everyone else. */
  isRequired?: boolean;
  hint?: ReactNode;
  /** How the value is sent: "Sent as …". */
  note?: ReactNode;
  error?: string | undefined;
  children: (control: ControlProps) => ReactNode;
};

export function Field({ id, label, isRequired = false, hint, note, error, children }: FieldProps) {
  const mark = useFieldMark(id);
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
      <FieldMark id={id} mark={mark} />
      {children(controlProps(id, { hint, mark, note, error, isRequired }))}
      <FieldError id={id} message={error} />
      {note ? (
        <div id={`${id}-note`} className="mt-1 text-ink-soft">
          {note}
        </div>
      ) : null}
    </div>
  );
}

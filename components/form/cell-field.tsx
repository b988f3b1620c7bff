import type { ReactNode } from "react";
import { type ControlProps, controlProps } from "./describe";
import { FieldError } from "./field-error";

type CellFieldProps = {
  /** In a table, the cell itself. */
  as?: "div" | "td";
  id: string;
  /** Also says which row, for screen readers: "IP address 1". */
  label: string;
  className?: string;
  note?: ReactNode;
  error?: string | undefined;
  children: (control: ControlProps) => ReactNode;
};

/** Its own label shows only where columns are stacked. */
export function CellField({ as: Cell = "div", id, label, className = "", note, error, children }: CellFieldProps) {
  return (
    <Cell className={`min-w-0 ${className}`}>
      <label htmlFor={id} className="mb-1 block font-semibold sm:sr-only">
        {label}
      </label>
      {children(controlProps(id, { note, error }))}
      {error ? <FieldError id={id} message={error} /> : null}
      {note ? (
        <div id={`${id}-note`} className="mt-1 text-sm break-words text-ink-soft empty:mt-0">
          {note}
        </div>
      ) : null}
    </Cell>
  );
}

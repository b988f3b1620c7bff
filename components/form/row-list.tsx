import type { ReactNode } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { describedBy } from "./describe";
import { FieldError } from "./field-error";

type RowListProps = {
  id: string;
  /** The id of the heading that names the list. */
  labelledBy: string;
  /** Said politely when a row comes or goes. */
  announcement: string;
  error: string | undefined;
  addButtonId: string;
  addLabel: string;
  onAdd: () => void;
  /** The rows. */
  children: ReactNode;
  /** Other buttons, beside the one that adds a row. */
  actions?: ReactNode;
};

/** The frame of a list of rows: what is wrong with the list as a whole, the rows, and the button that adds one. */
export function RowList({
  id,
  labelledBy,
  announcement,
  error,
  addButtonId,
  addLabel,
  onAdd,
  children,
  actions,
}: RowListProps) {
  return (
    <fieldset id={id} tabIndex={-1} aria-labelledby={labelledBy} aria-describedby={describedBy(id, { error })}>
      <FieldError id={id} message={error} />
      {children}
      <div className="mt-4 flex flex-wrap gap-3">
        <SecondaryButton id={addButtonId} onClick={onAdd}>
          {addLabel}
        </SecondaryButton>
        {actions}
      </div>
      <div role="status" className="sr-only">
        {announcement}
      </div>
    </fieldset>
  );
}

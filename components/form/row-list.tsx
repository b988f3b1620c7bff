import type { ReactNode, Ref } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { describedBy } from "./describe";
import { FieldError } from "./field-error";
import { FieldMark, useFieldMark } from "./field-marks";

type RowListProps = {
  id: string;
  labelledBy: string;
  /** Announced when a row is added or removed. */
  announcement: string;
  error: string | undefined;
  addButton: Ref<HTMLButtonElement>;
  addLabel: string;
  onAdd: () => void;
  children: ReactNode;
  actions?: ReactNode;
};

export function RowList({
  id,
  labelledBy,
  announcement,
  error,
  addButton,
  addLabel,
  onAdd,
  children,
  actions,
}: RowListProps) {
  const mark = useFieldMark(id);
  return (
    <fieldset id={id} tabIndex={-1} aria-labelledby={labelledBy} aria-describedby={describedBy(id, { mark, error })}>
      <FieldMark id={id} mark={mark} />
      <FieldError id={id} message={error} />
      {children}
      <div className="flex flex-wrap gap-3 not-first:mt-4">
        <SecondaryButton ref={addButton} onClick={onAdd}>
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

"use client";

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { focusOnceRendered } from "@/components/ui/once-rendered";
import { blankRow, caseFields, type FieldInput, type FieldNameOf } from "@/lib/cases/case-fields";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted, plural } from "@/lib/cases/counted";
import { whenIdle } from "../../_lazy/when-idle";
import { withPasted } from "./with-pasted";

type RowsName = FieldNameOf<"rows">;

// More rows in one paste are a mistake, and would slow the page.
const pastedRowsPerEntry = 5;

/**
 * The rows of one table. A new or pasted row takes the focus; a removed one gives it to its neighbour or the Add
 * button. Each change is announced. The functions are stable, so that a change renders only its own row.
 */
export function useRows<Name extends RowsName>(form: UseFormReturn<CaseInput>, name: Name, firstCell: string) {
  const { control, getValues, setValue, trigger } = form;
  const { fields, append, remove } = useFieldArray({ control, name: name as RowsName });
  const { noun, maxEntries } = caseFields[name];
  const addButton = useRef<HTMLButtonElement>(null);
  const [announcement, setText] = useState("");
  const count = useRef(0);
  useLayoutEffect(() => {
    count.current = fields.length;
  }, [fields]);

  // A repeated text would not be announced, so the second one gets a space that nobody hears.
  const announce = useCallback((text: string) => setText((before) => (before === text ? `${text}\u00a0` : text)), []);

  const focusRow = useCallback(
    (index: number, cell = firstCell) => {
      // A cell's ID is its path.
      focusOnceRendered(() => document.getElementById(`${name}.${index}.${cell}`));
    },
    [name, firstCell],
  );

  const addRow = useCallback(() => {
    append(blankRow(name), { shouldFocus: false });
    focusRow(count.current);
    announce(`${capitalised(noun)} ${count.current + 1} added`);
  }, [append, announce, focusRow, name, noun]);

  const removeRow = useCallback(
    (index: number) => {
      remove(index);
      announce(`${capitalised(noun)} ${index + 1} removed`);
      const neighbour = Math.min(index, count.current - 2);
      if (neighbour >= 0) focusRow(neighbour);
      else addButton.current?.focus();
    },
    [remove, announce, focusRow, noun],
  );

  const paste = useCallback(
    (index: number, pasted: FieldInput<Name>) => {
      if (pasted.length > pastedRowsPerEntry * maxEntries) {
        announce("");
        const message = `Your text has ${pasted.length} entries, and nothing was pasted: AWS accepts ${maxEntries} ${plural(noun)}.`;
        return control.setError(name, { message });
      }
      // Rows of the field with this name; TypeScript follows such a pair only for one name at a time.
      const rows = withPasted<object>(getValues(name), index, pasted);
      setValue(name, rows as never);
      announce(`${counted(pasted.length, noun)} pasted`);
      focusRow(rows.lastIndexOf(pasted.at(-1) ?? {}));
      // The rows are shown before the rules of the whole form run.
      whenIdle(() => void trigger(name));
    },
    [announce, control, focusRow, getValues, maxEntries, name, noun, setValue, trigger],
  );

  const typedFields = fields as readonly (FieldInput<Name>[number] & { id: string })[];
  return { fields: typedFields, append, addRow, removeRow, paste, focusRow, announcement, announce, addButton };
}

function capitalised(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

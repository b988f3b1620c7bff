"use client";

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { type Control, type FieldArray, type FieldArrayPath, useFieldArray } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

type RowsOptions<Name extends FieldArrayPath<CaseInput>> = {
  control: Control<CaseInput>;
  name: Name;
  blank: FieldArray<CaseInput, Name>;
  /** The part of a row that takes the focus: `email`. */
  firstPart: string;
  /** "Watcher". */
  noun: string;
  addButtonId: string;
};

/** A new row takes the focus; a removed one gives it to its neighbour, or to the Add button. Both are announced. */
export function useRows<Name extends FieldArrayPath<CaseInput>>(options: RowsOptions<Name>) {
  const { control, name, blank, firstPart, noun, addButtonId } = options;
  const { fields, append, insert, remove } = useFieldArray({ control, name });
  const [announcement, setText] = useState("");
  // A ref, so that the functions below stay the same and the rows are not all rendered when one comes or goes.
  const count = useRef(0);
  useLayoutEffect(() => {
    count.current = fields.length;
  }, [fields]);

  // A repeated text would not be announced, so the second one gets a space that nobody hears.
  const setAnnouncement = useCallback(
    (text: string) => setText((before) => (before === text ? `${text}\u00a0` : text)),
    [],
  );

  const addRow = useCallback(() => {
    append(blank, { shouldFocus: true, focusName: `${name}.${count.current}.${firstPart}` });
    setAnnouncement(`${noun} ${count.current + 1} added`);
  }, [append, setAnnouncement, blank, name, firstPart, noun]);

  const removeRow = useCallback(
    (index: number) => {
      remove(index);
      setAnnouncement(`${noun} ${index + 1} removed`);
      const neighbour = Math.min(index, count.current - 2);
      const focusId = neighbour >= 0 ? `${name}.${neighbour}.${firstPart}` : addButtonId;
      requestAnimationFrame(() => document.getElementById(focusId)?.focus());
    },
    [remove, setAnnouncement, noun, name, firstPart, addButtonId],
  );

  return { fields, append, insert, remove, addRow, removeRow, announcement, setAnnouncement };
}

import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { setFieldMarks } from "@/components/form/field-marks";
import type { CaseInput } from "@/lib/cases/case-schema";
import { fillForm } from "../../_fields/fill-form";
import { useFormContent } from "../../_form/form-context";

/** `onUndo` takes back the last fill. */
export type FillMessage = { text: string; onUndo?: () => void };

/** Fills the form, announces it, and offers to undo it. */
export function useUndoableFill(form: UseFormReturn<CaseInput>) {
  const { wakeAll } = useFormContent().awakening;
  const [message, setMessage] = useState<FillMessage>({ text: "" });
  const status = useRef<HTMLDivElement>(null);
  // The marks go with the form.
  useEffect(() => () => setFieldMarks(new Map()), []);

  async function fill(parts: Parameters<typeof fillForm>[1], added: readonly string[]) {
    await wakeAll();
    const undo = fillForm(form, parts);
    // Without it, the message below still names the fields.
    void import("./mark-filled").then(({ markFilled }) => markFilled(form, parts)).catch(() => {});
    const onUndo = () => {
      const kept = undo();
      setMessage({
        text:
          kept.length === 0 ? "Undone. The form is as it was." : "Undone, except for fields you have changed since.",
      });
      status.current?.focus();
    };
    setMessage({
      text: `Added from evidence: ${added.join(", ")}. Check these fields before you review the case.`,
      onUndo,
    });
    status.current?.focus();
  }

  return { message, setMessage, status, fill };
}

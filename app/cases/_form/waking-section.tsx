"use client";

import { Activity, memo, type ReactNode, useEffect, useInsertionEffect, useLayoutEffect, useRef } from "react";
import type { CaseSection } from "@/lib/cases/case-fields";
import { type EarlyInput, readEarlyInput } from "./early-input";
import { useFormContent } from "./form-context";

type WakingSectionProps = { section: CaseSection; children: ReactNode };

/**
 * A section that React hydrates in a task of its own: at once if it is used, else when the browser is idle. Its props
 * never change, because an update from above would hurry it.
 */
export const WakingSection = memo(function WakingSection({ section, children }: WakingSectionProps) {
  return (
    <Activity>
      {children}
      <Awake section={section} />
    </Activity>
  );
});

/** Keeps what was typed before the section was hydrated. */
function Awake({ section }: { section: CaseSection }) {
  const { form, awakening } = useFormContent();
  const early = useRef<EarlyInput>([]);
  // Before any ref is set, because react-hook-form then writes its own values into the controls.
  useInsertionEffect(() => {
    early.current = readEarlyInput(section);
  }, [section]);
  useLayoutEffect(() => {
    for (const { path, value } of early.current) form.setValue(path, value);
  }, [form.setValue]);
  useEffect(() => awakening.note(section), [awakening, section]);
  return null;
}

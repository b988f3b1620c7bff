"use client";

import {
  Activity,
  memo,
  type ReactNode,
  use,
  useEffect,
  useInsertionEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import type { CaseSection } from "@/lib/cases/case-fields";
import { type EarlyInput, readEarlyInput } from "./early-input";
import { useFormContent } from "./form-context";
import { placeOf } from "./section-place";

type WakingSectionProps = { section: CaseSection; isSleeping: boolean; children: ReactNode };

/**
 * A section that React hydrates in a task of its own: at once if it is used, else when the browser is idle and the
 * section no longer sleeps. Its props never change, because an update from above would hurry it.
 */
export const WakingSection = memo(function WakingSection({ section, isSleeping, children }: WakingSectionProps) {
  return (
    <div
      data-section={section}
      // A sleeping section costs no layout while it is far from the screen. Later, what opens in it must not be clipped.
      data-sleeping={isSleeping ? "" : undefined}
      className="data-sleeping:[contain-intrinsic-size:auto_24rem] data-sleeping:[content-visibility:auto]"
    >
      <Activity>
        <Sleep section={section}>
          {children}
          <Awake section={section} />
        </Sleep>
      </Activity>
    </div>
  );
});

/** Holds up the hydration of its content. What is rendered in the browser is never held up. */
function Sleep({ section, children }: { section: CaseSection; children: ReactNode }) {
  const { awakening } = useFormContent();
  const isHydrating = useSyncExternalStore(neverChanges, isNot, is);
  const sleep = isHydrating && typeof window !== "undefined" ? awakening.sleepOf(section) : undefined;
  if (sleep) use(sleep);
  return children;
}

const neverChanges = () => () => {};
const is = () => true;
const isNot = () => false;

/** Keeps what was typed before the section was hydrated. */
function Awake({ section }: { section: CaseSection }) {
  const { form, awakening } = useFormContent();
  const early = useRef<EarlyInput>([]);
  // Before any ref is set, because react-hook-form then writes its own values into the controls.
  useInsertionEffect(() => {
    early.current = readEarlyInput(placeOf(section));
  }, [section]);
  useLayoutEffect(() => {
    for (const { path, value } of early.current) form.setValue(path, value);
    placeOf(section)?.removeAttribute("data-sleeping");
  }, [form.setValue, section]);
  useEffect(() => awakening.note(section), [awakening, section]);
  return null;
}

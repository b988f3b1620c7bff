"use client";

import { useId, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { useLazy } from "../../../_lazy/use-lazy";
import type { RecordPanelProps } from "./record-panel";

const loadPanel = () => import("./record-panel").then(({ RecordPanel }) => RecordPanel);

/** The panel that it opens loads with the first press. */
export function SaveRecord(props: RecordPanelProps) {
  const [isOpen, setOpen] = useState(false);
  const { part: Panel, isUnreachable } = useLazy(isOpen, loadPanel);
  const id = useId();
  return (
    <>
      <div className="noscript:hidden">
        <SecondaryButton aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          Save record
        </SecondaryButton>
      </div>
      <section id={id} hidden={!isOpen} aria-label="Save record" className="basis-full">
        {Panel ? <Panel {...props} /> : isUnreachable ? "The portal did not answer. Try again." : null}
      </section>
    </>
  );
}

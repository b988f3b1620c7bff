"use client";

import { type ComponentType, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import { useFileDrop } from "../../_case/use-file-drop";
import { localTimeZone } from "../../_fields/local-time-zone";
import type { EvidencePanelProps, EvidenceStep } from "./evidence-panel";
import { useEvidenceItems } from "./use-evidence-items";
import { type FillMessage, useUndoableFill } from "./use-undoable-fill";

type PasteEvidenceProps = {
  form: UseFormReturn<CaseInput>;
  /** Hidden, not unmounted: what was pasted stays. */
  isHidden: boolean;
};

/** Only a button and a drop target; the panel loads on first use. */
export function PasteEvidence({ form, isHidden }: PasteEvidenceProps) {
  const [panel, setPanel] = useState<{ Panel: ComponentType<EvidencePanelProps> }>();
  const [isOpen, setIsOpen] = useState(false);
  const { items, addItems, removeItems } = useEvidenceItems();
  const [step, setStep] = useState<EvidenceStep>({ kind: "input", problem: "" });
  const { message, setMessage, status, fill } = useUndoableFill(form);
  const button = useRef<HTMLButtonElement>(null);

  async function open() {
    setIsOpen(true);
    setMessage({ text: "" });
    try {
      if (!panel) setPanel({ Panel: (await import("./evidence-panel")).EvidencePanel });
    } catch {
      setIsOpen(false);
      setMessage({ text: "The portal did not answer. Check your connection and try again." });
    }
  }

  function close() {
    setIsOpen(false);
    button.current?.focus();
  }

  function add(parts: CaseParts, added: readonly string[]) {
    const hasUnreadItems = step.kind === "review" && items.some(({ id }) => !step.ids.includes(id));
    setStep({ kind: "input", problem: "" });
    setIsOpen(hasUnreadItems);
    void fill(parts, added);
  }

  const { isDraggedOver, dropHandlers } = useFileDrop((files) => {
    addItems(files.map((file) => ({ name: file.name, content: file })));
    // A review would no longer cover all items.
    if (step.kind === "review") setStep({ kind: "input", problem: "" });
    void open();
  });

  return (
    <section
      aria-labelledby="evidence-heading"
      hidden={isHidden}
      {...dropHandlers}
      className={`mb-6 rounded-lg border bg-surface px-4 py-5 sm:px-6 noscript:hidden ${isDraggedOver ? "border-2 border-accent" : "border-line"}`}
    >
      <h2 id="evidence-heading" className="text-xl">
        Evidence
      </h2>
      <p className="mt-1 mb-3 text-ink-soft">
        Have a finding, a log or a list of addresses? Paste it or drop files here. Your browser reads it, and you choose
        what goes into the form.
      </p>
      <SecondaryButton
        ref={button}
        aria-expanded={isOpen}
        aria-controls="evidence-panel"
        onClick={() => (isOpen ? close() : void open())}
      >
        Paste evidence
      </SecondaryButton>
      <div ref={status} role="status" tabIndex={-1} className="scroll-mt-24">
        <EvidenceMessage message={message} />
      </div>
      <div id="evidence-panel" hidden={!isOpen}>
        {panel ? (
          <panel.Panel
            isOpen={isOpen}
            items={items}
            onAddItems={addItems}
            onRemoveItems={removeItems}
            step={step}
            onStep={setStep}
            getInput={form.getValues}
            timeZone={localTimeZone()}
            onAdd={add}
            onClose={close}
          />
        ) : (
          <p className="mt-4 text-ink-soft">Loading…</p>
        )}
      </div>
    </section>
  );
}

function EvidenceMessage({ message: { text, onUndo } }: { message: FillMessage }) {
  if (text === "") return null;
  return (
    <Alert tone={onUndo ? "success" : "notice"} className="mt-4">
      <p>
        {text} {onUndo ? <LinkButton onClick={onUndo}>Undo</LinkButton> : null}
      </p>
    </Alert>
  );
}

"use client";

import { type ComponentType, type DragEvent, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";
import { fillForm } from "../fill-form";
import type { EvidencePanelProps, EvidenceStep, NamedItem } from "./evidence-panel";

type PasteEvidenceProps = {
  form: UseFormReturn<CaseInput>;
  timeZone: string;
  /** While the form is not seen. What was pasted stays. */
  isHidden: boolean;
};

/** The way from what an analyst has at hand into the form: a button, or files dropped on it. The rest comes with the first use. */
export function PasteEvidence({ form, timeZone, isHidden }: PasteEvidenceProps) {
  const [panel, setPanel] = useState<{ Panel: ComponentType<EvidencePanelProps> }>();
  const [isOpen, setIsOpen] = useState(false);
  const [isDraggedOver, setIsDraggedOver] = useState(false);
  const [items, setItems] = useState<readonly NamedItem[]>([]);
  const [step, setStep] = useState<EvidenceStep>({ kind: "input", problem: "" });
  const nextId = useRef(0);
  const [message, setMessage] = useState<{ text: string; onUndo?: () => void }>({ text: "" });
  const button = useRef<HTMLButtonElement>(null);
  const status = useRef<HTMLDivElement>(null);

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

  function addItems(added: readonly EvidenceItem[]) {
    const named = added.map((item) => ({ ...item, id: nextId.current++ }));
    setItems((before) => [...before, ...named]);
  }

  function removeItems(ids: readonly number[]) {
    setItems((before) => before.filter(({ id }) => !ids.includes(id)));
  }

  function add(parts: Parameters<typeof fillForm>[1], added: readonly string[]) {
    const undo = fillForm(form, parts);
    const onUndo = () => {
      const kept = undo();
      setMessage({
        text:
          kept.length === 0
            ? "Undone: the form is as it was."
            : "Undone, except for fields that you have changed since.",
      });
      status.current?.focus();
    };
    const hasUnreadItems = step.kind === "review" && items.some(({ id }) => !step.ids.includes(id));
    setStep({ kind: "input", problem: "" });
    setIsOpen(hasUnreadItems);
    setMessage({ text: `Added from evidence: ${added.join(", ")}. Check it before you review the case.`, onUndo });
    status.current?.focus();
  }

  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsDraggedOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setIsDraggedOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    addItems([...event.dataTransfer.files].map((file) => ({ name: file.name, content: file })));
    // What is being read is read on; a review is of other items than there are now.
    if (step.kind === "review") setStep({ kind: "input", problem: "" });
    void open();
  };

  return (
    <section
      aria-labelledby="evidence-heading"
      hidden={isHidden}
      onDragOver={onDragOver}
      onDragLeave={() => setIsDraggedOver(false)}
      onDrop={onDrop}
      className={`mb-6 rounded-lg border bg-surface px-4 py-5 sm:px-6 noscript:hidden ${isDraggedOver ? "border-2 border-accent" : "border-line"}`}
    >
      <h2 id="evidence-heading" className="text-xl">
        Evidence
      </h2>
      <p className="mt-1 mb-3 text-ink-soft">
        Have a finding, a log or a list of addresses? Paste it, or drop files here: it is read in this browser, and you
        choose what goes into the form.
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
        {message.text === "" ? null : (
          <Alert tone={message.onUndo ? "success" : "notice"} className="mt-4">
            <p>
              {message.text} {message.onUndo ? <LinkButton onClick={message.onUndo}>Undo</LinkButton> : null}
            </p>
          </Alert>
        )}
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
            timeZone={timeZone}
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

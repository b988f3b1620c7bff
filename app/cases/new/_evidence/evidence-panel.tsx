"use client";

import { useEffect, useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { focusOnceRendered } from "@/components/ui/once-rendered";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/findings/evidence";
import { findSecretsIn, type SecretInItem } from "@/lib/evidence/secrets-in-items";
import { EvidenceInput } from "./evidence-input";
import { EvidenceReview } from "./evidence-review";
import { readInWorker } from "./read-in-worker";
import { ReadingProgress } from "./reading-progress";
import type { NamedItem } from "./use-evidence-items";

export type EvidencePanelProps = {
  isOpen: boolean;
  /** Waiting to be read, besides the text area's content. */
  items: readonly NamedItem[];
  onAddItems: (items: readonly EvidenceItem[]) => void;
  onRemoveItems: (ids: readonly number[]) => void;
  step: EvidenceStep;
  onStep: (step: EvidenceStep) => void;
  getInput: () => CaseInput;
  timeZone: string;
  onAdd: (parts: CaseParts, added: readonly string[]) => void;
  onClose: () => void;
};

/** `ids` are of the items that were read; more may have been added since. */
export type EvidenceStep =
  | { kind: "input"; problem: string }
  | { kind: "reading"; progress: Progress | undefined }
  | {
      kind: "review";
      evidence: Evidence;
      secrets: readonly SecretInItem[];
      ids: readonly number[];
      items: readonly EvidenceItem[];
    };

/** The form stays usable while a worker reads. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { isOpen, items, onAddItems, onRemoveItems, step, onStep, getInput, timeZone, onAdd, onClose } = props;
  const [text, setText] = useState("");
  const reading = useRef<AbortController>(undefined);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isOpen) textarea.current?.focus();
  }, [isOpen]);

  // Otherwise the worker would keep reading after the page is gone.
  useEffect(() => () => reading.current?.abort(), []);

  async function read() {
    const ids = items.map((item) => item.id);
    const all: EvidenceItem[] = [
      ...(text.trim() === "" ? [] : [{ name: "Pasted text", content: text }]),
      ...items.map(({ name, content }) => ({ name, content })),
    ];
    if (all.length === 0) {
      onStep({ kind: "input", problem: "Paste text or choose a file." });
      return textarea.current?.focus();
    }
    const controller = new AbortController();
    reading.current = controller;
    onStep({ kind: "reading", progress: undefined });
    focusOnceRendered(() => cancelButton.current);
    const outcome = await readInWorker(all, {
      signal: controller.signal,
      onProgress: (progress) => onStep({ kind: "reading", progress }),
    });
    if (outcome.kind === "read") {
      const secrets = await findSecretsIn(all);
      if (!controller.signal.aborted)
        return onStep({ kind: "review", evidence: outcome.evidence, secrets, ids, items: all });
    }
    backToInput(
      outcome.kind === "failed"
        ? "Your browser could not read all of this. Try a smaller part, or close other tabs first."
        : "Reading was cancelled. Nothing was added.",
    );
  }

  function backToInput(problem = "") {
    onStep({ kind: "input", problem });
    focusOnceRendered(() => textarea.current);
  }

  switch (step.kind) {
    case "input":
      return (
        <EvidenceInput
          textarea={textarea}
          text={text}
          onText={setText}
          items={items}
          onAddItems={onAddItems}
          onRemoveItems={onRemoveItems}
          problem={step.problem}
          onRead={() => void read()}
          onClose={onClose}
        />
      );
    case "reading":
      return (
        <div className="mt-4">
          <ReadingProgress progress={step.progress} />
          <SecondaryButton ref={cancelButton} className="mt-3" onClick={() => reading.current?.abort()}>
            Cancel reading
          </SecondaryButton>
        </div>
      );
    case "review":
      return (
        <EvidenceReview
          evidence={step.evidence}
          items={step.items}
          secrets={step.secrets}
          getInput={getInput}
          timeZone={timeZone}
          onAdd={(parts, added) => {
            setText("");
            onRemoveItems(step.ids);
            onAdd(parts, added);
          }}
          onBack={() => backToInput()}
        />
      );
  }
}

"use client";

import { type ClipboardEvent, useEffect, useId, useRef, useState } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/findings/evidence";
import { maxItems } from "@/lib/evidence/findings/evidence-limits";
import { UserText } from "../../user-text";
import { EvidenceReview } from "./evidence-review";
import { formatBytes } from "./format-bytes";
import { readInWorker } from "./read-in-worker";
import { findSecretsIn, type SecretInItem } from "./secrets-in-items";

export type EvidencePanelProps = {
  isOpen: boolean;
  /** What waits to be read, beside what stands in the text area. */
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

/** How far the evidence is. `ids` are those of the items that were read: others may have come since. */
export type EvidenceStep =
  | { kind: "input"; problem: string }
  | { kind: "reading"; progress: Progress | undefined }
  | { kind: "review"; evidence: Evidence; secrets: readonly SecretInItem[]; ids: readonly number[] };

export type NamedItem = EvidenceItem & { id: number };

/** A text of more characters than this is kept as it is and not shown: a text area of many megabytes would freeze the page. */
const maxShownCharacters = 200_000;

/** Takes evidence in, has it read beside the page, and shows what it holds. The form can be used meanwhile. */
export function EvidencePanel(props: EvidencePanelProps) {
  const { isOpen, items, onAddItems, onRemoveItems, step, onStep, getInput, timeZone, onAdd, onClose } = props;
  const [text, setText] = useState("");
  const reading = useRef<AbortController>(undefined);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (isOpen) textarea.current?.focus();
  }, [isOpen]);

  // The worker would read on for a page that is gone.
  useEffect(() => () => reading.current?.abort(), []);

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files];
    const pasted = event.clipboardData.getData("text");
    // Office puts a picture of the cells or words beside them.
    const isText = pasted !== "" && files.every(({ type }) => type.startsWith("image/"));
    if (!isText && files.length > 0) onAddItems(files.map(toItem));
    else if (pasted.length > maxShownCharacters) onAddItems([{ name: "Pasted text", content: pasted }]);
    else return;
    event.preventDefault();
  }

  async function read() {
    const ids = items.map((item) => item.id);
    const all: EvidenceItem[] = [
      ...(text.trim() === "" ? [] : [{ name: "Pasted text", content: text }]),
      ...items.map(({ name, content }) => ({ name, content })),
    ];
    if (all.length === 0) {
      onStep({ kind: "input", problem: "Paste something, or choose a file." });
      return textarea.current?.focus();
    }
    const controller = new AbortController();
    reading.current = controller;
    onStep({ kind: "reading", progress: undefined });
    requestAnimationFrame(() => cancelButton.current?.focus());
    const outcome = await readInWorker(all, {
      signal: controller.signal,
      onProgress: (progress) => onStep({ kind: "reading", progress }),
    });
    if (outcome.kind === "read") {
      const secrets = await findSecretsIn(all);
      if (!controller.signal.aborted) return onStep({ kind: "review", evidence: outcome.evidence, secrets, ids });
    }
    backToInput(
      outcome.kind === "failed"
        ? "Your browser could not read this to the end. Try a part of it, or close other tabs first."
        : "Reading was cancelled. Nothing was added.",
    );
  }

  function backToInput(problem = "") {
    onStep({ kind: "input", problem });
    requestAnimationFrame(() => textarea.current?.focus());
  }

  if (step.kind === "review") {
    return (
      <EvidenceReview
        evidence={step.evidence}
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
  if (step.kind === "reading") {
    return (
      <div className="mt-4">
        <ReadingProgress progress={step.progress} />
        <SecondaryButton ref={cancelButton} className="mt-3" onClick={() => reading.current?.abort()}>
          Cancel reading
        </SecondaryButton>
      </div>
    );
  }
  return (
    <div className="mt-4">
      <label htmlFor={`${id}-text`} className="mb-1 block font-semibold">
        Findings, logs, addresses, or any text
      </label>
      <p id={`${id}-hint`} className="mb-2 text-ink-soft">
        GuardDuty, Security Hub, OCSF, CloudTrail, access logs, CSV, or prose; defanged addresses are fine. None of it
        leaves this browser before you open the case.
      </p>
      <Textarea
        ref={textarea}
        id={`${id}-text`}
        rows={6}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        aria-describedby={`${id}-hint ${id}-problem`}
        className="font-mono text-sm"
      />
      <p id={`${id}-problem`} role="status" className="mt-1 font-semibold text-danger">
        {step.problem}
      </p>
      {items.length > 0 ? (
        <ul aria-label="Files to read" className="mt-2 space-y-1">
          {items.map((item) => (
            <li key={item.id} className="flex flex-wrap items-center gap-x-3">
              <span className="min-w-0 break-all">
                <UserText>{item.name}</UserText> <span className="text-ink-soft">({formatBytes(sizeOf(item))})</span>
              </span>
              <SecondaryButton
                className="min-h-8 py-0 text-sm"
                onClick={() => {
                  onRemoveItems([item.id]);
                  textarea.current?.focus();
                }}
              >
                Remove<span className="sr-only"> {item.name}</span>
              </SecondaryButton>
            </li>
          ))}
          {items.length > maxItems ? <li>Only the first {maxItems} are read.</li> : null}
        </ul>
      ) : null}
      <input
        ref={chooser}
        type="file"
        multiple
        className="hidden"
        aria-label="Files of evidence"
        onChange={(event) => {
          onAddItems([...(event.target.files ?? [])].map(toItem));
          event.target.value = "";
        }}
      />
      <div className="mt-3 flex flex-wrap gap-3">
        <PrimaryButton onClick={() => void read()}>Read evidence</PrimaryButton>
        <SecondaryButton onClick={() => chooser.current?.click()}>Choose files</SecondaryButton>
        <SecondaryButton onClick={onClose}>Close</SecondaryButton>
      </div>
    </div>
  );
}

function toItem(file: File): EvidenceItem {
  return { name: file.name, content: file };
}

/** A text of so many characters has about as many bytes. */
function sizeOf({ content }: EvidenceItem): number {
  return typeof content === "string" ? content.length : content.size;
}

function ReadingProgress({ progress }: { progress: Progress | undefined }) {
  const { readBytes = 0, totalBytes = 0 } = progress ?? {};
  const percent = totalBytes === 0 ? 0 : Math.floor((100 * readBytes) / totalBytes);
  const words = totalBytes === 0 ? "Reading…" : `Reading: ${formatBytes(readBytes)} of ${formatBytes(totalBytes)}`;
  return (
    <>
      <progress aria-label="Reading evidence" value={percent} max={100} className="block h-3 w-full accent-accent" />
      <p aria-hidden="true" className="mt-1">
        {words}
      </p>
      {/* Spoken at every quarter: more would be noise. */}
      <p role="status" className="sr-only">
        {percent < 25 ? "Reading evidence" : `${percent - (percent % 25)} percent read`}
      </p>
    </>
  );
}

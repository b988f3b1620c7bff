"use client";

import { type ClipboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { CaseParts } from "@/lib/cases/case-link";
import type { CaseInput } from "@/lib/cases/case-schema";
import type { Evidence, EvidenceItem, Progress } from "@/lib/evidence/evidence";
import { maxItems } from "@/lib/evidence/evidence-limits";
import { UserText } from "../../user-text";
import { EvidenceReview } from "./evidence-review";
import { readInWorker } from "./read-in-worker";
import { findSecretsIn, type SecretInItem } from "./secrets-in-items";
import { toSizeWords } from "./size-words";

export type EvidencePanelProps = {
  isOpen: boolean;
  /** Files that were dropped to open the panel. */
  dropped: readonly File[];
  getInput: () => CaseInput;
  timeZone: string;
  onAdd: (parts: CaseParts, added: readonly string[]) => void;
  onClose: () => void;
};

type Step =
  | { kind: "input"; problem: string }
  | { kind: "reading"; progress: Progress | undefined }
  | { kind: "review"; evidence: Evidence; secrets: readonly SecretInItem[] };

type NamedItem = EvidenceItem & { id: number };

/** A text of more characters than this is kept as it is and not shown: a text area of many megabytes would freeze the page. */
const maxShownCharacters = 200_000;

/** Takes evidence in, has it read beside the page, and shows what it holds. The form can be used meanwhile. */
export function EvidencePanel({ isOpen, dropped, getInput, timeZone, onAdd, onClose }: EvidencePanelProps) {
  const [text, setText] = useState("");
  const [items, setItems] = useState<readonly NamedItem[]>([]);
  const [step, setStep] = useState<Step>({ kind: "input", problem: "" });
  const reading = useRef<AbortController>(undefined);
  const nextId = useRef(0);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (isOpen) textarea.current?.focus();
  }, [isOpen]);

  function addItems(added: readonly EvidenceItem[]) {
    setItems((before) => [...before, ...added.map((item) => ({ ...item, id: nextId.current++ }))]);
  }

  const takeDropped = useEffectEvent((files: readonly File[]) => {
    if (files.length === 0) return;
    addItems(files.map((file) => ({ name: file.name, content: file })));
    if (step.kind === "review") setStep({ kind: "input", problem: "" });
  });
  useEffect(() => takeDropped(dropped), [dropped]);

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files];
    const pasted = event.clipboardData.getData("text");
    if (files.length > 0) addItems(files.map((file) => ({ name: file.name, content: file })));
    else if (pasted.length > maxShownCharacters) addItems([{ name: "Pasted text", content: pasted }]);
    else return;
    event.preventDefault();
  }

  async function read() {
    const all: EvidenceItem[] = [
      ...(text.trim() === "" ? [] : [{ name: "Pasted text", content: text }]),
      ...items.map(({ name, content }) => ({ name, content })),
    ];
    if (all.length === 0) {
      setStep({ kind: "input", problem: "Paste something, or choose a file." });
      return textarea.current?.focus();
    }
    const controller = new AbortController();
    reading.current = controller;
    setStep({ kind: "reading", progress: undefined });
    requestAnimationFrame(() => cancelButton.current?.focus());
    const outcome = await readInWorker(all, {
      signal: controller.signal,
      onProgress: (progress) => setStep({ kind: "reading", progress }),
    });
    if (outcome.kind === "read") {
      const secrets = await findSecretsIn(all);
      if (!controller.signal.aborted) return setStep({ kind: "review", evidence: outcome.evidence, secrets });
    }
    backToInput(
      outcome.kind === "failed"
        ? "Your browser could not read this to the end. Try a part of it, or close other tabs first."
        : "Reading was cancelled. Nothing was added.",
    );
  }

  function backToInput(problem = "") {
    setStep({ kind: "input", problem });
    requestAnimationFrame(() => textarea.current?.focus());
  }

  function add(parts: CaseParts, added: readonly string[]) {
    setText("");
    setItems([]);
    setStep({ kind: "input", problem: "" });
    onAdd(parts, added);
  }

  if (step.kind === "review") {
    return (
      <EvidenceReview
        evidence={step.evidence}
        secrets={step.secrets}
        getInput={getInput}
        timeZone={timeZone}
        onAdd={add}
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
        GuardDuty, Security Hub, OCSF, CloudTrail, access logs, CSV, or prose; defanged addresses are fine. Nothing of
        it leaves this browser before you open the case.
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
                <UserText>{item.name}</UserText> <span className="text-ink-soft">({toSizeWords(sizeOf(item))})</span>
              </span>
              <SecondaryButton
                className="min-h-8 py-0 text-sm"
                onClick={() => {
                  setItems((before) => before.filter((one) => one !== item));
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
          addItems([...(event.target.files ?? [])].map((file) => ({ name: file.name, content: file })));
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

/** A text of so many characters has about as many bytes. */
function sizeOf({ content }: EvidenceItem): number {
  return typeof content === "string" ? content.length : content.size;
}

function ReadingProgress({ progress }: { progress: Progress | undefined }) {
  const { readBytes = 0, totalBytes = 0 } = progress ?? {};
  const percent = totalBytes === 0 ? 0 : Math.floor((100 * readBytes) / totalBytes);
  const words = totalBytes === 0 ? "Reading…" : `Reading: ${toSizeWords(readBytes)} of ${toSizeWords(totalBytes)}`;
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

"use client";

import { type ClipboardEvent, type RefObject, useId, useRef } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { formatBytes } from "@/lib/cases/format-bytes";
import type { EvidenceItem } from "@/lib/evidence/findings/evidence";
import { maxItems } from "@/lib/evidence/findings/evidence-limits";
import { UserText } from "../../_case/user-text";
import type { NamedItem } from "./use-evidence-items";

type EvidenceInputProps = {
  textarea: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  items: readonly NamedItem[];
  onAddItems: (items: readonly EvidenceItem[]) => void;
  onRemoveItems: (ids: readonly number[]) => void;
  problem: string;
  onRead: () => void;
  onClose: () => void;
};

// A text area with many megabytes in it would freeze the page, so longer texts are listed like files.
const maxShownCharacters = 200_000;

export function EvidenceInput(props: EvidenceInputProps) {
  const { textarea, text, onText, items, onAddItems, onRemoveItems, problem, onRead, onClose } = props;
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = [...event.clipboardData.files];
    const pasted = event.clipboardData.getData("text");
    // Office copies a picture along with cells or words.
    const isText = pasted !== "" && files.every(({ type }) => type.startsWith("image/"));
    if (!isText && files.length > 0) onAddItems(files.map(toItem));
    else if (pasted.length > maxShownCharacters) onAddItems([{ name: "Pasted text", content: pasted }]);
    else return;
    event.preventDefault();
  }

  return (
    <div className="mt-4">
      <label htmlFor={`${id}-text`} className="mb-1 block font-semibold">
        Findings, logs, addresses, or any text
      </label>
      <p id={`${id}-hint`} className="mb-2 text-ink-soft">
        Paste GuardDuty or Security Hub findings, OCSF or CloudTrail events, access logs, CSV or prose. Addresses such
        as 1.2[.]3.4 work too. Nothing leaves your browser until you open the case.
      </p>
      <Textarea
        ref={textarea}
        id={`${id}-text`}
        rows={6}
        value={text}
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        onPaste={onPaste}
        aria-describedby={`${id}-hint ${id}-problem`}
        className="font-mono text-sm"
      />
      <p id={`${id}-problem`} role="status" className="mt-1 font-semibold text-danger">
        {problem}
      </p>
      <ItemList
        items={items}
        onRemove={(itemId) => {
          onRemoveItems([itemId]);
          textarea.current?.focus();
        }}
      />
      <input
        ref={chooser}
        type="file"
        multiple
        className="hidden"
        aria-label="Evidence files"
        onChange={(event) => {
          onAddItems([...(event.target.files ?? [])].map(toItem));
          event.target.value = "";
        }}
      />
      <div className="mt-3 flex flex-wrap gap-3">
        <PrimaryButton onClick={onRead}>Read evidence</PrimaryButton>
        <SecondaryButton onClick={() => chooser.current?.click()}>Choose files</SecondaryButton>
        <SecondaryButton onClick={onClose}>Close</SecondaryButton>
      </div>
    </div>
  );
}

function ItemList({ items, onRemove }: { items: readonly NamedItem[]; onRemove: (id: number) => void }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label="Files to read" className="mt-2 space-y-1">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-3">
          <span className="min-w-0 wrap-anywhere">
            <UserText>{item.name}</UserText> <span className="text-ink-soft">({formatBytes(sizeOf(item))})</span>
          </span>
          <SecondaryButton className="min-h-8 py-0 text-sm" onClick={() => onRemove(item.id)}>
            Remove<span className="sr-only"> {item.name}</span>
          </SecondaryButton>
        </li>
      ))}
      {items.length > maxItems ? <li>Only the first {maxItems} are read.</li> : null}
    </ul>
  );
}

function toItem(file: File): EvidenceItem {
  return { name: file.name, content: file };
}

// In bytes, assuming one byte per character of a text.
function sizeOf({ content }: EvidenceItem): number {
  return typeof content === "string" ? content.length : content.size;
}

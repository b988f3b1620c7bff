"use client";

import { useRef, useState } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import type { CaseInput } from "@/lib/cases/case-schema";
import { counted } from "@/lib/cases/counted";
import type { InvisibleInField } from "@/lib/cases/invisible-in-case";
import { MarkedText } from "./marked-text";

type InvisibleNoticeProps = {
  form: UseFormReturn<CaseInput>;
  fields: readonly InvisibleInField[];
  /** Moves the focus to the control with this path. */
  onShow: (path: string) => void;
};

const maxFieldsShown = 10;

/** Offers to remove all of them at once, and shows where they are. */
export function InvisibleNotice({ form, fields, onShow }: InvisibleNoticeProps) {
  const [undoable, setUndoable] = useState<readonly InvisibleInField[]>([]);
  const notice = useRef<HTMLDivElement>(null);
  const count = countOf(fields);

  /** The pressed button disappears. */
  function remove() {
    for (const { path, cleaned } of fields) write(path, cleaned);
    setUndoable(fields);
    notice.current?.focus();
  }

  function undo() {
    for (const { path, text, cleaned } of undoable) if (read(path) === cleaned) write(path, text);
    setUndoable([]);
    notice.current?.focus();
  }

  const read = (path: string): unknown => form.getValues(path as FieldPath<CaseInput>); // Made from the form's values.
  const write = (path: string, text: string) => form.setValue(path as FieldPath<CaseInput>, text as never);

  return (
    <div role="status" ref={notice} tabIndex={-1}>
      {count > 0 ? (
        <Alert tone="notice" className="mb-6">
          <h2 className="text-lg">Your text has {counted(count, "invisible character")}</h2>
          <p className="mt-1">
            They come with text from terminals, files and web pages. AWS refuses some of them, and others change how the
            text reads.
          </p>
          <ul className="mt-2 space-y-1">
            {fields.slice(0, maxFieldsShown).map(({ path, place, text, found }) => (
              <li key={path} className="break-words">
                <LinkButton onClick={() => onShow(path)}>{place}</LinkButton>: {found.length}{" "}
                <code className="break-words">
                  <MarkedText text={text} found={found} />
                </code>
              </li>
            ))}
            {fields.length > maxFieldsShown ? <li>and {fields.length - maxFieldsShown} more fields</li> : null}
          </ul>
          <SecondaryButton className="mt-3" onClick={remove}>
            Remove them all
          </SecondaryButton>
        </Alert>
      ) : undoable.length > 0 ? (
        <Alert tone="notice" className="mb-6">
          <p>
            Removed {counted(countOf(undoable), "invisible character")}. <LinkButton onClick={undo}>Undo</LinkButton>
          </p>
        </Alert>
      ) : null}
    </div>
  );
}

function countOf(fields: readonly InvisibleInField[]): number {
  return fields.reduce((sum, { found }) => sum + found.length, 0);
}

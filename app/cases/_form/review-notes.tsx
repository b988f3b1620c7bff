"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { caseFields } from "@/lib/cases/case-fields";
import type { ReviewNote } from "@/lib/cases/review-notes";

type ReviewNotesProps = {
  notes: readonly ReviewNote[];
  onChange: (fieldId: string) => void;
  /** A question below the list. */
  children?: ReactNode;
};

export function ReviewNotes({ notes, onChange, children = null }: ReviewNotesProps) {
  if (notes.length === 0 && children === null) return null;
  return (
    <Alert tone="notice" heading="Check before you send" className="mb-6">
      <ul className="mt-2 list-disc space-y-1 pl-5 empty:hidden">
        {notes.map(({ field, fieldId, text }) => (
          <li key={field}>
            {text}{" "}
            <LinkButton onClick={() => onChange(fieldId)}>
              Change<span className="sr-only"> {caseFields[field].label.toLowerCase()}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      {children}
    </Alert>
  );
}

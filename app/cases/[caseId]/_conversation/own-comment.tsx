"use client";

import { lazy, type ReactNode, Suspense, useContext, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { formatUtc } from "@/lib/cases/moment-text";
import type { CommentEntry } from "@/lib/cases/timeline";
import { toEditDraftId } from "../_edit-comment/edit-draft-id";
import { EditingContext } from "./editing";
import { WrittenContext } from "./written";

const EditCommentForm = lazy(() =>
  import("../_edit-comment/edit-comment-form").then((module) => ({ default: module.EditCommentForm })),
);

/** The reader's own comment: `children` is its text. */
export function OwnComment({ comment, children }: { comment: CommentEntry; children: ReactNode }) {
  const editing = useContext(EditingContext);
  const written = useContext(WrittenContext);
  const [wanted, setWanted] = useState<boolean>();
  const button = useRef<HTMLButtonElement>(null);
  if (!editing) return children;
  const isOpen = wanted ?? editing.unsaved.includes(toEditDraftId(editing.caseId, comment.id));
  if (!isOpen) {
    return (
      <>
        {children}
        <div className="print:hidden noscript:hidden">
          <LinkButton ref={button} className="-ml-1" onClick={() => setWanted(true)}>
            Edit
            {comment.at === undefined ? null : (
              <span className="sr-only"> your comment of {formatUtc(new Date(comment.at))}</span>
            )}
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <Suspense fallback={children}>
      <EditCommentForm
        {...editing}
        comment={comment}
        onClose={(saved) => {
          setWanted(false);
          if (saved) written(saved);
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    </Suspense>
  );
}

"use client";

import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { LinkButton } from "@/components/ui/button";
import { focusOnceRendered } from "@/components/ui/once-rendered";
import { formatUtc } from "@/lib/cases/moment-text";
import type { CommentEntry } from "@/lib/cases/timeline";
import { lazyModule } from "../../../_lazy/lazy-module";
import { toEditDraftId } from "../_edit-comment/edit-draft-id";
import { EditingContext } from "./editing";
import { WrittenContext } from "./written";

const editPart = lazyModule(() => import("../_edit-comment/edit-comment-form"));

/** The reader's own comment: `children` is its text. */
export function OwnComment({ comment, children }: { comment: CommentEntry; children: ReactNode }) {
  const editing = useContext(EditingContext);
  const written = useContext(WrittenContext);
  const [wanted, setWanted] = useState<boolean>();
  const [isUnreachable, setUnreachable] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = editPart.use();
  const hasDraft = editing?.unsaved.includes(toEditDraftId(editing.caseId, comment.id)) ?? false;
  const isOpen = wanted ?? hasDraft;
  useEffect(() => {
    if (!isOpen) return;
    editPart.load().catch(() => {
      setUnreachable(true);
      setWanted(false);
    });
  }, [isOpen]);
  if (!editing) return children;
  if (!isOpen || !form) {
    return (
      <>
        {children}
        <div className="print:hidden noscript:hidden">
          <LinkButton
            ref={button}
            onClick={() => {
              setUnreachable(false);
              setWanted(true);
            }}
          >
            Edit
            {comment.at === undefined ? null : (
              <span className="sr-only"> your comment of {formatUtc(new Date(comment.at))}</span>
            )}
          </LinkButton>
          {isUnreachable ? (
            <span role="alert">The portal did not answer. Check your connection, then try again.</span>
          ) : null}
        </div>
      </>
    );
  }
  return (
    <form.EditCommentForm
      {...editing}
      comment={comment}
      onClose={(saved) => {
        setWanted(false);
        if (saved) written(saved);
        focusOnceRendered(() => button.current);
      }}
    />
  );
}

"use client";

import { useUnfinished } from "../../../_draft/use-unfinished";
import { CommentComposer, type CommentComposerProps } from "./comment-composer";

/** Where AWS_ROLES rules comments out: a text that this browser keeps can be copied. */
export function KeptComment(props: CommentComposerProps) {
  const { caseId, draftKeys, continuedToken } = props;
  const isKept = useUnfinished(draftKeys, "comment").includes(caseId);
  return isKept || continuedToken !== undefined ? <CommentComposer {...props} /> : null;
}

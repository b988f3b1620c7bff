"use client";

import { useEffect, useId, useRef, useState, useTransition } from "react";
import { CharacterCount } from "@/components/form/character-count";
import { FieldError } from "@/components/form/field-error";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { DraftKeys } from "@/lib/auth/draft-key";
import { commentRules, maxCommentCharacters } from "@/lib/cases/comment-rules";
import { findSecrets } from "@/lib/cases/secrets";
import { codePointLength, toSentText } from "@/lib/cases/text";
import { readText } from "@/lib/cases/text-field";
import type { CommentEntry } from "@/lib/cases/timeline";
import { DraftNotice } from "../../../_draft/draft-notice";
import { useDraft } from "../../../_draft/use-draft";
import { useMachine } from "../../../_machine/use-machine";
import { FailureAlert } from "../../_case/failure-alert";
import { SecretWarning } from "../../_case/secret-warning";
import { useCommentSecrets } from "../_composer/use-comment-secrets";
import { FoldedText } from "../_conversation/folded-text";
import { createEditForm } from "./create-edit-form";
import { saving } from "./saving-words";

type EditCommentFormProps = {
  caseId: string;
  comment: CommentEntry;
  draftKeys: DraftKeys;
  roleArn: string;
  /** Undefined if nothing was saved. */
  onClose: (saved?: CommentEntry) => void;
};

export function EditCommentForm({ caseId, comment, draftKeys, roleArn, onClose }: EditCommentFormProps) {
  const id = useId();
  const [, startTransition] = useTransition();
  const [{ machine, writer, keptForm }] = useState(() =>
    createEditForm({ caseId, comment, draftKeys, roleArn, onSaved: onClose, startTransition }),
  );
  const { text, before, isSending, failure, isOvertaken, answers } = useMachine(machine);
  const draftStatus = useDraft(writer, keptForm);
  const [error, setError] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  const secretCheck = useCommentSecrets(id);
  // A draft would replace what is typed before it is found.
  const isSearching = draftStatus.kind === "searching";
  const isReadOnly = isSending || isSearching || draftStatus.kind === "elsewhere";
  useEffect(() => {
    if (!isSearching) box.current?.focus();
  }, [isSearching]);

  function save() {
    if (isReadOnly) return;
    const problems: string[] = [];
    readText(text, { ...commentRules, maxCharacters: maxCommentCharacters }, (message) => problems.push(message));
    setError(problems[0]);
    if (problems.length > 0) return box.current?.focus();
    if (secretCheck.canBeSent(findSecrets(toSentText(text)))) machine.dispatch({ type: "pressed" });
  }

  function cancel() {
    void writer.discard({ text: comment.body, before: comment.body });
    onClose();
  }

  return (
    <div className="mt-3 print:hidden">
      <DraftNotice status={draftStatus} onDiscard={cancel} onUndo={() => {}} />
      {isOvertaken ? (
        <Alert key={answers} tone="notice" role="alert" heading="This comment has changed" className="mb-4">
          <p className="mt-1 mb-2">Somebody changed it while you were editing. “Save comment” replaces this text:</p>
          <FoldedText text={before} />
        </Alert>
      ) : null}
      {failure ? (
        <FailureAlert key={answers} failure={failure} tried={saving} isUnclear={failure.outcome === "unclear"} />
      ) : null}
      <label htmlFor={id} className="mb-1 block font-semibold">
        Edit comment
      </label>
      <Textarea
        ref={box}
        id={id}
        rows={6}
        value={text}
        readOnly={isReadOnly}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => {
          setError(undefined);
          secretCheck.reset();
          machine.dispatch({ type: "typed", text: event.target.value });
        }}
      />
      <FieldError id={id} message={error} />
      <div className="mt-1 mb-3 text-ink-soft">
        <CharacterCount length={codePointLength(text)} limit={maxCommentCharacters} />
      </div>
      {secretCheck.secrets.length === 0 ? null : (
        <SecretWarning
          noun="comment"
          {...secretCheck.question}
          secrets={secretCheck.secrets}
          onChange={() => box.current?.focus()}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <PrimaryButton aria-disabled={isSending} onClick={save}>
          {isSending ? "Saving…" : "Save comment"}
        </PrimaryButton>
        <SecondaryButton aria-disabled={isSending} onClick={cancel}>
          Cancel
        </SecondaryButton>
      </div>
    </div>
  );
}

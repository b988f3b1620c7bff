"use client";

import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { EditInput } from "@/lib/cases/edit-input";
import { toTouchedInput } from "@/lib/cases/touched-input";
import { Panel } from "../../_case/facts";
import { SecretWarning } from "../../_case/secret-warning";
import { SendingStatus } from "../../_case/sending-status";
import { useSecretCheck } from "../../_form/use-secret-check";
import { ChangeList } from "./change-list";
import type { Review } from "./change-state";

type ReviewStepProps = {
  filled: EditInput;
  review: Review;
  answer: ReactNode;
  isSending: boolean;
  onSave: () => void;
  /** Goes back to the control with this path. */
  onBack: (path?: string) => void;
};

/** Takes the focus when it appears. */
export function ReviewStep({ filled, review: { input, changes }, answer, isSending, onSave, onBack }: ReviewStepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useLayoutEffect(() => {
    // Returns a promise in some browsers, which React would take for the effect's end.
    window.scrollTo(0, 0);
  }, []);
  const secretCheck = useSecretCheck(() => toTouchedInput(filled, input));
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="mb-2 text-3xl">
        Review changes
      </h1>
      <p className="mb-8 text-ink-soft">AWS will receive only this.</p>
      {answer}
      <Panel heading="Changes">
        <ChangeList filled={filled} input={input} changes={changes} />
      </Panel>
      {secretCheck.secrets.length === 0 ? null : (
        <SecretWarning noun="case" {...secretCheck.question} secrets={secretCheck.secrets} onChange={onBack} />
      )}
      <div className="mb-10 flex flex-wrap items-center gap-3">
        <PrimaryButton
          aria-disabled={isSending}
          onClick={() => {
            if (secretCheck.canBeSent()) onSave();
          }}
        >
          {isSending ? "Saving changes…" : "Save changes"}
        </PrimaryButton>
        <SecondaryButton onClick={() => onBack()} disabled={isSending}>
          Back to the form
        </SecondaryButton>
        <SendingStatus isSending={isSending} words="Saving the changes with AWS" />
      </div>
    </>
  );
}

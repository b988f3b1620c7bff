"use client";

import { type ReactNode, useLayoutEffect } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { CaseInput, CaseValues } from "@/lib/cases/case-schema";
import { answerOf, baseOf, type FormState, isBusy, isUnclear, needsDecision } from "../_draft/form-state";
import { ExportButtons } from "./export-buttons";
import { FailureAlert } from "./failure-alert";
import { FoundCases } from "./found-cases";
import { Review } from "./review";
import { SecretWarning } from "./secret-warning";
import { useSecretCheck } from "./use-secret-check";

export { ExportButtons };

type ReviewStepProps = {
  values: CaseValues;
  /** With the token of the next try. */
  getInput: () => CaseInput;
  region: string;
  state: FormState;
  onOpen: () => void;
  onSendAnyway: () => void;
  /** Goes back to the control with this path. */
  onBack: (path?: string) => void;
  onMine: (caseId: string) => void;
  /** More export buttons. */
  children: ReactNode;
};

export function ReviewStep({
  values,
  getInput,
  region,
  state: { phase, answers },
  onOpen,
  onSendAnyway,
  onBack,
  onMine,
  children,
}: ReviewStepProps) {
  useLayoutEffect(() => {
    // Returns a promise in some browsers, which React would take for the effect's end.
    window.scrollTo(0, 0);
  }, []);
  const secretCheck = useSecretCheck(getInput);
  const { clientToken, reportedIncidentStartDate: start } = getInput();
  const answer = answerOf(phase);
  const isWaiting = isBusy(phase);
  const isFirstTryUnclear = isUnclear(phase);
  const isCheck = baseOf(phase).name !== "editing";

  /** Does not ask about secrets that AWS may already have. */
  function openReviewed() {
    if (isFirstTryUnclear || secretCheck.canBeSent()) onOpen();
  }

  return (
    <Review
      values={values}
      timeZone={start.timeZone}
      onChange={isFirstTryUnclear || isWaiting ? undefined : onBack}
      alert={
        answer && "found" in answer ? (
          <FoundCases
            key={answers}
            found={answer.found}
            isBusy={isWaiting}
            onMine={onMine}
            onSendAnyway={onSendAnyway}
          />
        ) : answer ? (
          <FailureAlert key={answers} failure={answer.failure} isUnclear={isFirstTryUnclear} />
        ) : null
      }
    >
      {secretCheck.secrets.length === 0 || isFirstTryUnclear ? null : (
        <SecretWarning {...secretCheck.question} secrets={secretCheck.secrets} onChange={onBack} />
      )}
      <div className="mb-10 flex flex-wrap items-center gap-3">
        {answer && "found" in answer && needsDecision(answer.found) ? null : (
          <PrimaryButton onClick={openReviewed} aria-disabled={isWaiting}>
            {isCheck ? (isWaiting ? "Checking…" : "Check and try again") : isWaiting ? "Opening case…" : "Open case"}
          </PrimaryButton>
        )}
        {isFirstTryUnclear ? null : (
          <SecondaryButton onClick={() => onBack()} disabled={isWaiting}>
            Back to the form
          </SecondaryButton>
        )}
        <span role="status" className="sr-only">
          {isWaiting ? (isCheck ? "Checking with AWS" : "Opening the case with AWS") : ""}
        </span>
      </div>
      <ExportButtons values={{ ...values, clientToken }} region={region}>
        {children}
      </ExportButtons>
    </Review>
  );
}

"use client";

import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { CaseInput, CaseValues } from "@/lib/cases/case-schema";
import { CopyLinkButton } from "./_prefill/copy-link-button";
import { Review } from "./_sections/review";
import { ExportButtons } from "./export-buttons";
import { FailureAlert } from "./failure-alert";
import { FoundCases } from "./found-cases";
import { SecretWarning } from "./secret-warning";
import type { Opening } from "./use-opening";
import { useSecretCheck } from "./use-secret-check";

export { ExportButtons };

type ReviewStepProps = {
  values: CaseValues;
  /** What was typed, with the token that the next try goes out under. */
  getInput: () => CaseInput;
  region: string;
  opening: Opening;
  /** Back to the form, to the control with this id. */
  onBack: (fieldId?: string) => void;
  /** The analyst has seen a case of theirs in AWS's list. */
  onMine: (caseId: string) => void;
};

/** The second step: what will be sent, what became of the last try, and the buttons. */
export function ReviewStep({ values, getInput, region, opening, onBack, onMine }: ReviewStepProps) {
  const { failure, found, isBusy, isCheck, isUnclear, looksFirst, tries } = opening;
  const isChecking = isUnclear || looksFirst;
  const secretCheck = useSecretCheck(getInput);
  const isDecisionOpen = found?.status === "found" || found?.status === "denied";
  const { clientToken, reportedIncidentStartDate: start } = getInput();

  /** What may already have reached AWS is not asked about again. */
  function openReviewed() {
    if (isUnclear || secretCheck.mayBeSent()) opening.open();
  }

  return (
    <Review
      values={values}
      timeZone={start.timeZone}
      onChange={isUnclear || isBusy ? undefined : onBack}
      alert={
        found ? (
          <FoundCases
            key={`look ${tries}`}
            found={found}
            isBusy={isBusy}
            onMine={onMine}
            onSendAnyway={opening.sendAnyway}
          />
        ) : failure ? (
          <FailureAlert key={`try ${tries}`} failure={failure} isUnclear={isUnclear} />
        ) : null
      }
    >
      {secretCheck.secrets.length === 0 || isUnclear ? null : (
        <SecretWarning {...secretCheck.question} secrets={secretCheck.secrets} onChange={onBack} />
      )}
      <div className="mb-10 flex flex-wrap items-center gap-3">
        {isDecisionOpen ? null : (
          <PrimaryButton onClick={openReviewed} aria-disabled={isBusy}>
            {isChecking ? (isBusy ? "Checking…" : "Check and try again") : isBusy ? "Opening case…" : "Open case"}
          </PrimaryButton>
        )}
        {isUnclear ? null : (
          <SecondaryButton onClick={() => onBack()} disabled={isBusy}>
            Back to the form
          </SecondaryButton>
        )}
        <span role="status" className="sr-only">
          {isBusy ? (isCheck ? "Checking with AWS" : "Opening the case with AWS") : ""}
        </span>
      </div>
      <ExportButtons values={{ ...values, clientToken }} region={region}>
        <CopyLinkButton getInput={getInput} />
      </ExportButtons>
    </Review>
  );
}

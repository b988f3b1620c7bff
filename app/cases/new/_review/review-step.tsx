"use client";

import { type ReactNode, useLayoutEffect, useState } from "react";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import type { CaseInput, CaseValues } from "@/lib/cases/case-schema";
import { reviewNotes } from "@/lib/cases/review-notes";
import type { PageOwner } from "@/lib/page-owner";
import { FailureAlert } from "../../_case/failure-alert";
import { SecretWarning } from "../../_case/secret-warning";
import { SendingStatus } from "../../_case/sending-status";
import { useFormContent } from "../../_form/form-context";
import { ReviewNotes } from "../../_form/review-notes";
import { useSecretCheck } from "../../_form/use-secret-check";
import { answerOf, baseOf, type FormState, isBusy, isInConflict, isUnclear, needsDecision } from "../_draft/form-state";
import { AlikeCases } from "./alike-cases";
import { ExportButtons } from "./export-buttons";
import { FoundCases } from "./found-cases";
import { opening } from "./opening-words";
import { OutsideAccounts } from "./outside-accounts";
import { Review } from "./review";
import { UnclearWays } from "./unclear-ways";
import { WatcherQuestion } from "./watcher-question";

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
  /** The draft has become this case. */
  onMine: (caseId: string) => Promise<void>;
  onSetAside: () => Promise<boolean>;
  onAddMe: (() => void) | undefined;
  owner: PageOwner;
  /** False where the role cannot look for a case like this one. */
  looksForAlike: boolean;
  /** Files go out after the case. */
  files: ReactNode;
  /** More export buttons, for a case that AWS cannot have yet. */
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
  onSetAside,
  onAddMe,
  owner,
  looksForAlike,
  files,
  children,
}: ReviewStepProps) {
  useLayoutEffect(() => {
    // Returns a promise in some browsers, which React would take for the effect's end.
    window.scrollTo(0, 0);
  }, []);
  const { canComment } = useFormContent();
  const secretCheck = useSecretCheck(getInput);
  const [notes] = useState(() => reviewNotes(getInput(), values, { now: Date.now(), canComment }));
  const [asksForWatchers] = useState(values.watchers.length === 0);
  const { clientToken, reportedIncidentStartDate: start } = getInput();
  const answer = answerOf(phase);
  const isWaiting = isBusy(phase);
  const isFirstTryUnclear = isUnclear(phase);
  const isCheck = baseOf(phase).name !== "editing";

  /** Does not ask about secrets that AWS may already have. */
  function openReviewed() {
    if (isFirstTryUnclear || secretCheck.canBeSent()) onOpen();
  }

  const decides = answer !== undefined && "found" in answer && needsDecision(answer.found);
  const openButton = decides ? null : (
    <PrimaryButton onClick={openReviewed} aria-disabled={isWaiting}>
      {/* Both are there: inside an alert, changed text would have it announced again. */}
      <span hidden={isWaiting}>{isCheck ? "Check and try again" : "Open case"}</span>
      <span hidden={!isWaiting}>{isCheck ? "Checking…" : "Opening case…"}</span>
    </PrimaryButton>
  );
  const status = (
    <SendingStatus isSending={isWaiting} words={isCheck ? "Checking with AWS" : "Opening the case with AWS"} />
  );
  const ways = isFirstTryUnclear ? (
    <>
      <UnclearWays
        isBusy={isWaiting}
        onSetAside={onSetAside}
        onOpenedElsewhere={(caseId) => void onMine(caseId).then(() => window.location.assign(`/cases/${caseId}`))}
      >
        {openButton}
      </UnclearWays>
      {status}
    </>
  ) : null;

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
            isConflict={isInConflict(phase)}
            isBusy={isWaiting}
            onMine={(caseId) => void onMine(caseId)}
            onSendAnyway={onSendAnyway}
          >
            {ways}
          </FoundCases>
        ) : answer ? (
          <FailureAlert tried={opening} key={answers} failure={answer.failure} isUnclear={isFirstTryUnclear}>
            {ways}
          </FailureAlert>
        ) : isCheck ? null : (
          <>
            {looksForAlike ? <AlikeCases values={values} owner={owner} /> : null}
            <OutsideAccounts accounts={values.impactedAccounts} owner={owner} />
          </>
        )
      }
    >
      {files}
      {isFirstTryUnclear ? null : (
        <ReviewNotes notes={notes} onChange={onBack}>
          {asksForWatchers && !isWaiting ? (
            <WatcherQuestion
              hasWatchers={values.watchers.length > 0}
              onAddMe={onAddMe}
              onChange={() => onBack("watchers")}
            />
          ) : null}
        </ReviewNotes>
      )}
      {secretCheck.secrets.length === 0 || isFirstTryUnclear ? null : (
        <SecretWarning noun="case" {...secretCheck.question} secrets={secretCheck.secrets} onChange={onBack} />
      )}
      {isFirstTryUnclear ? null : (
        <div className="mb-10 flex flex-wrap items-center gap-3">
          {openButton}
          <SecondaryButton onClick={() => onBack()} disabled={isWaiting}>
            Back to the form
          </SecondaryButton>
          {status}
        </div>
      )}
      <ExportButtons values={{ ...values, clientToken }} region={region}>
        {isCheck ? null : children}
      </ExportButtons>
    </Review>
  );
}

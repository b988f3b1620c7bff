import { Alert } from "@/components/ui/alert";
import { SecondaryButton } from "@/components/ui/button";
import { formatCount, nounFor } from "@/lib/cases/counted";
import { SignInAgain } from "../../_account/sign-in-again";
import { AnswerNumbers } from "../_case/answer-numbers";
import { countMissing, type ListState } from "./list-state";

/** The rows that were read stay; this says how many are missing. */
export function StoppedNotice({ state, onTryAgain }: { state: ListState; onTryAgain: () => void }) {
  if (state.reading.at !== "stop") return null;
  const { why, reason, awsRequestId } = state.reading.failure;
  return (
    <Alert tone="notice" role="alert" heading="The list is not complete" className="mt-4">
      <p className="mt-1">
        {missingSentence(state)}{" "}
        {why === "denied" ? "You no longer have permission to list cases (security-ir:ListCases)." : reason}
      </p>
      {why === "session-refused" ? (
        <p className="mt-2">
          Your session has ended. <SignInAgain nextStep="Choose “Try again”." />
        </p>
      ) : null}
      <AnswerNumbers {...(awsRequestId === undefined ? {} : { awsRequestId })} />
      <p className="mt-3 print:hidden">
        <SecondaryButton onClick={onTryAgain}>Try again</SecondaryButton>
      </p>
    </Alert>
  );
}

function missingSentence(state: ListState): string {
  const { read, cases, total } = state;
  const missing = countMissing(state);
  if (missing !== undefined && total !== undefined && read.size > 0) {
    return `We read ${formatCount(read.size)} of ${formatCount(total)} cases from AWS. ${formatCount(missing)} ${missing === 1 ? "is" : "are"} missing.`;
  }
  if (read.size > 0) return `We read ${formatCount(read.size)} ${nounFor(read.size, "case")} from AWS. There are more.`;
  return cases.size > 0
    ? "We could not read the cases again. Those shown are from before."
    : "We could not read the cases from AWS.";
}

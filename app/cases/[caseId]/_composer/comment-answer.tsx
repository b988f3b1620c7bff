"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton, SecondaryButton } from "@/components/ui/button";
import { formatUtc } from "@/lib/cases/moment-text";
import { SignInAgain } from "../../../_account/sign-in-again";
import { FailureAlert } from "../../_case/failure-alert";
import {
  type Abandoned,
  answerOf,
  type CommentState,
  type FoundComments as Found,
  isBusy,
  isUnclear,
  needsDecision,
  partsOf,
  type SentOutcome,
} from "./comment-state";
import { commenting } from "./commenting-words";

type CommentAnswerProps = { state: CommentState; onMine: () => void; onAgain: () => void };

/** Says how sending the comment ended. */
export function CommentAnswer({ state, onMine, onAgain }: CommentAnswerProps) {
  const { phase, answers, outcome, abandoned } = state;
  const answer = answerOf(phase);
  return (
    <>
      {/* Filled later, so that a screen reader hears it. */}
      <div role="status">
        {phase.name === "editing" && outcome ? <AddedNotice outcome={outcome} /> : null}
        {abandoned ? <p className="mb-4 font-semibold">{abandonedWords(abandoned)}</p> : null}
      </div>
      {phase.name === "stopped" ? <PartlyNotice state={state} /> : null}
      {answer && "found" in answer ? (
        <FoundComments key={answers} found={answer.found} isWaiting={isBusy(phase)} onMine={onMine} onAgain={onAgain} />
      ) : answer ? (
        <FailureAlert key={answers} failure={answer.failure} tried={commenting} isUnclear={isUnclear(phase)} />
      ) : null}
    </>
  );
}

function AddedNotice({ outcome: { parts, doubles, isUnchecked, wasRepeated } }: { outcome: SentOutcome }) {
  const added = parts === 1 ? "Comment added." : `${parts} comments added.`;
  if (doubles === 0 && !isUnchecked) {
    return (
      <div className="mb-4">
        <p className="font-semibold text-success">{added}</p>
        {wasRepeated ? (
          <p className="mt-1">
            An earlier try got no answer. We found no second copy. If one appears in the next 5 minutes, tell the
            readers which one to answer.
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <Alert tone="notice" className="mb-4" heading={doubles > 0 ? "AWS has this comment more than once" : added}>
      <p className="mt-1">
        {doubles > 0
          ? "An earlier try got no answer, but reached AWS all the same. Nothing is lost. Tell the readers which one to answer."
          : "An earlier try got no answer, and we could not check whether AWS now has the comment twice: your role cannot list comments, or AWS did not answer."}
      </p>
    </Alert>
  );
}

function abandonedWords({ added, parts, isUnclear }: Abandoned): string {
  if (parts === 1) {
    return "This page no longer keeps the text. AWS may have the comment: look for it in the conversation before you paste your copy.";
  }
  const done = `${added} of ${parts} comments are added`;
  return isUnclear
    ? `${done}, and AWS may have the next one. Look for it in the conversation before you paste your copy of the rest.`
    : `${done}. This page no longer keeps the rest: paste your copy where you need it.`;
}

function PartlyNotice({ state }: { state: CommentState }) {
  const { length } = partsOf(state);
  return (
    <Alert tone="notice" className="mb-4" heading={`${state.next} of ${length} comments are added`}>
      <p className="mt-1">The text is frozen until the rest is sent too.</p>
    </Alert>
  );
}

type FoundCommentsProps = { found: Found; isWaiting: boolean; onMine: () => void; onAgain: () => void };

/** Takes the focus when it appears. */
function FoundComments({ found, isWaiting, onMine, onAgain }: FoundCommentsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert ref={box} tone="notice" role="alert" tabIndex={-1} className="mb-4" heading={headingOf(found)}>
      {found.status === "found" ? (
        <ul className="mt-1 list-disc pl-5">
          {found.comments.map(({ commentId, author, createdAt }) => (
            <li key={commentId} className="break-words">
              By {author}
              {createdAt === undefined ? "" : `, ${formatUtc(new Date(createdAt))}`}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-2">{adviceOn(found)}</p>
      {found.status === "signed-out" ? (
        <p className="mt-2">
          <SignInAgain />
        </p>
      ) : null}
      {needsDecision(found) ? (
        <div className="mt-3 flex flex-wrap gap-3">
          <PrimaryButton aria-disabled={isWaiting} onClick={() => (isWaiting ? undefined : onMine())}>
            It is mine
          </PrimaryButton>
          <SecondaryButton aria-disabled={isWaiting} onClick={() => (isWaiting ? undefined : onAgain())}>
            Add it again
          </SecondaryButton>
        </div>
      ) : null}
    </Alert>
  );
}

function headingOf({ status }: Found): string {
  return status === "found" ? "This comment is already there" : "We could not look for your comment";
}

function adviceOn({ status }: Found): string {
  switch (status) {
    case "found":
      return "AWS has a comment with exactly this text, from since your first try. If it is yours, nothing is left to do.";
    case "denied":
      return "Your role cannot list comments (security-ir:ListComments). Ask a colleague whether the comment is there. If it is and you add it again, AWS has it twice.";
    case "signed-out":
      return "Your session has ended. Sign in again, then come back to this tab and choose “Check and try again”.";
    case "unavailable":
      return "The portal or AWS did not answer. Check your connection, then choose “Check and try again”.";
  }
}

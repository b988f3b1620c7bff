"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { counted } from "@/lib/cases/counted";
import { failureText, type Tried } from "@/lib/cases/failure-text";
import type { ActionFailure } from "@/lib/result";
import { SignInAgain } from "../../_account/sign-in-again";
import { AnswerNumbers } from "./answer-numbers";
import { UserText } from "./user-text";

type FailureAlertProps = {
  failure: ActionFailure;
  tried: Tried;
  /** AWS may have done it at this try or an earlier one. */
  isUnclear: boolean;
  /** The next step. */
  children?: ReactNode;
};

/** Takes the focus when it appears. */
export function FailureAlert({ failure, tried, isUnclear, children }: FailureAlertProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { heading, text } = isUnclear ? unclearText(failure, tried) : failureText(failure, tried);
  const needsSignIn = ["signed-out", "other-user", "session-refused"].includes(failure.code);
  return (
    <Alert
      ref={box}
      tone={isUnclear ? "notice" : "danger"}
      heading={heading}
      role="alert"
      // A button's new words must not have the whole alert read again.
      aria-atomic={false}
      tabIndex={-1}
      className="mb-8"
    >
      <p className="mt-1">{text}</p>
      {children}
      {needsSignIn ? (
        <p className="mt-2">
          <SignInAgain />
        </p>
      ) : null}
      {failure.awsMessage ? (
        <p className="mt-2">
          AWS says: <UserText>{failure.awsMessage}</UserText>
        </p>
      ) : null}
      <AnswerNumbers {...failure} />
    </Alert>
  );
}

/** A refusal of a later try says nothing about the first. */
function unclearText(failure: ActionFailure, tried: Tried): { heading: string; text: string } {
  const { heading, text } = failureText(failure, tried);
  if (failure.outcome === "unclear") return { heading, text };
  return {
    heading: tried.unclear,
    text: `${triedNow(failure, heading)}, but ${tried.earlierMayHave}. ${adviceOn(failure)} choose “Check and try again”.${tried.caution ? ` ${tried.caution}` : ""}`,
  };
}

function triedNow({ code }: ActionFailure, heading: string): string {
  return code === "offline" ? "You are offline. Nothing was sent at this try" : `This try was refused (${heading})`;
}

/** The start of a sentence: what to do before another try. */
function adviceOn({ code, retryAfterSeconds }: ActionFailure): string {
  if (code === "offline") return "Once you are online,";
  if (code === "outdated") return "Reload this page (what you typed is kept), then";
  if (code === "other-role") return "Change back to the first role, then";
  if (retryAfterSeconds !== undefined) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return `Wait ${counted(minutes, "minute")}, then`;
  }
  return "Once that is fixed,";
}

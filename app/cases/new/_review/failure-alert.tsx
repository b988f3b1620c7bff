"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { counted } from "@/lib/cases/counted";
import { failureText } from "@/lib/cases/failure-text";
import type { ActionFailure } from "@/lib/result";
import { SignInAgain } from "../../../_account/sign-in-again";
import { opening } from "./opening-words";

type FailureAlertProps = {
  failure: ActionFailure;
  /** This try or an earlier one may have opened the case. */
  isUnclear: boolean;
};

/** Takes the focus when it appears. */
export function FailureAlert({ failure, isUnclear }: FailureAlertProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { heading, text } = isUnclear ? unclearText(failure) : failureText(failure, opening);
  const needsSignIn = ["signed-out", "other-user", "session-refused"].includes(failure.code);
  return (
    <Alert
      ref={box}
      tone={isUnclear ? "notice" : "danger"}
      heading={heading}
      role="alert"
      tabIndex={-1}
      className="mb-8"
    >
      <p className="mt-1">{text}</p>
      {needsSignIn ? (
        <p className="mt-2">
          <SignInAgain />
        </p>
      ) : null}
      {failure.awsRequestId ? (
        <p className="mt-2 text-sm">
          AWS request ID: <span className="font-mono break-all">{failure.awsRequestId}</span>
        </p>
      ) : null}
      {failure.reference ? (
        <p className="mt-2 text-sm">
          Reference: <span className="font-mono break-all">{failure.reference}</span>
        </p>
      ) : null}
    </Alert>
  );
}

/** A refusal of a later try says nothing about the first. */
function unclearText(failure: ActionFailure): { heading: string; text: string } {
  const { heading, text } = failureText(failure, opening);
  if (failure.outcome === "unclear") return { heading, text };
  return {
    heading: opening.unclear,
    text: `This try was refused (${heading}), but an earlier one may have opened the case. ${adviceOn(failure)} choose “Check and try again”. Do not start a new case for this incident.`,
  };
}

/** The start of a sentence: what to do before another try. */
function adviceOn({ code, retryAfterSeconds }: ActionFailure): string {
  if (code === "outdated") return "Reload this page (the case stays as it is), then";
  if (code === "other-role") return "Change back to the first role in another tab, then";
  if (retryAfterSeconds !== undefined) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return `Wait ${counted(minutes, "minute")}, then`;
  }
  return "Once that is fixed,";
}

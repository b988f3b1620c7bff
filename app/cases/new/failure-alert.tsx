"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { failureText } from "@/lib/cases/case-errors";
import type { ActionFailure } from "@/lib/result";

/** Why the case was not opened, or is not known to be, and what to do. Takes the focus when it appears. */
export function FailureAlert({ failure }: { failure: ActionFailure }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { heading, text } = failureText(failure);
  const needsSignIn = failure.code === "signed-out" || failure.code === "session-refused";
  return (
    <Alert
      ref={box}
      tone={failure.outcome === "unclear" ? "notice" : "danger"}
      heading={heading}
      role="alert"
      tabIndex={-1}
      className="mb-8"
    >
      <p className="mt-1">{text}</p>
      {needsSignIn ? (
        <p className="mt-2">
          <a
            href="/sign-in?callbackUrl=/sign-in/done"
            target="_blank"
            rel="noopener"
            className="font-semibold text-accent underline underline-offset-4"
          >
            Sign in again (opens a new tab)
          </a>
        </p>
      ) : null}
      {failure.awsRequestId ? (
        <p className="mt-2 text-sm">
          AWS request ID: <span className="font-mono break-all">{failure.awsRequestId}</span>
        </p>
      ) : null}
    </Alert>
  );
}

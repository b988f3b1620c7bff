"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { PrimaryButton } from "@/components/ui/button";
import { formatUtc } from "@/lib/cases/moment-text";
import { SignInAgain } from "../../../_account/sign-in-again";
import { type FoundCases as Found, needsDecision } from "../_draft/form-state";

type FoundCasesProps = {
  found: Found;
  /** AWS answered the last try with a conflict, so it has seen a request. */
  isConflict: boolean;
  isBusy: boolean;
  onMine: (caseId: string) => void;
  onSendAnyway: () => void;
  /** The next step, unless the search asks for a decision. */
  children?: ReactNode;
};

/** Takes the focus when it appears. */
export function FoundCases({ found, isConflict, isBusy, onMine, onSendAnyway, children }: FoundCasesProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Alert
      ref={box}
      tone="notice"
      heading={headingOf(found)}
      role="alert"
      // A button's new words must not have the whole alert read again.
      aria-atomic={false}
      tabIndex={-1}
      className="mb-8"
    >
      {found.status === "found" ? (
        <ul className="mt-2 space-y-2">
          {found.cases.map(({ caseId, createdAt }) => (
            <li key={caseId}>
              Case {caseId}, opened {formatUtc(new Date(createdAt))}, looks like yours.{" "}
              <Link
                href={`/cases/${caseId}`}
                prefetch={false}
                onClick={() => onMine(caseId)}
                className="inline-block font-semibold text-accent underline underline-offset-4"
              >
                This is my case: show it
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mt-2">{adviceOf(found, isConflict)}</p>
      {found.status === "signed-out" ? (
        <p className="mt-2">
          <SignInAgain />
        </p>
      ) : needsDecision(found) ? (
        <PrimaryButton className="mt-3" aria-disabled={isBusy} onClick={onSendAnyway}>
          {found.status === "found" && found.cases.length > 0 ? "None of these: open the case" : "Open the case"}
        </PrimaryButton>
      ) : null}
      {children}
    </Alert>
  );
}

function headingOf(found: Found): string {
  if (found.status !== "found") return "We could not look for your case";
  if (found.cases.length > 1) return "AWS has cases that look like yours";
  return found.cases.length > 0 ? "AWS has a case that looks like yours" : "AWS lists no case with this title";
}

function adviceOf(found: Found, isConflict: boolean): string {
  switch (found.status) {
    case "found":
      if (found.cases.length > 0) {
        return `Look at ${found.cases.length > 1 ? "them" : "it"} first: a duplicate uses up one of your organisation’s cases for the day.`;
      }
      return isConflict
        ? "AWS answered the last try with a conflict, so it may still be working on an earlier one. Wait a minute, then send the case again."
        : "The first try probably did not reach AWS, or AWS is still working on it. You can send the case again.";
    case "denied":
      return "Your role cannot list cases. Check the AWS console for a case with this title, or ask a colleague who can. If one exists and you open another, AWS has the case twice.";
    case "signed-out":
      return "Your session has ended. Sign in again, then come back to this tab and choose “Check and try again”.";
    case "offline":
      return "You are offline. Nothing was sent. Once you are online, choose “Check and try again”.";
    case "unavailable":
      return "The portal or AWS did not answer. Check your connection, then choose “Check and try again”. If this keeps happening, copy the case below, and check the AWS console before you open it.";
  }
}

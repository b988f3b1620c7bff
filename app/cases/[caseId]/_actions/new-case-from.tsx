"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { SecondaryButton } from "@/components/ui/button";
import { GoneContext } from "../../../_account/curtain";
import { readAsOwner } from "../../../_account/read-as-owner";
import { SignInAgain } from "../../../_account/sign-in-again";
import type { MoveProps } from "./move-form";
import type { ReadContent } from "./read-content";
import { startFromCase } from "./start-from-case";

const problems = {
  unread: "AWS or the portal did not answer. Try again in a minute.",
  "signed-out": "Sign in again, then choose “Open a new case from this one” again.",
  "not-kept": "Your browser does not let this page keep the content, so the form cannot be filled from it.",
} as const;

/** Begins as soon as it appears, and leads to the form. */
export function NewCaseFrom({ caseId, draftKeys, roleArn, onClose }: MoveProps) {
  const [problem, setProblem] = useState<keyof typeof problems>();
  const onGone = useContext(GoneContext);
  useEffect(() => {
    const leaving = new AbortController();
    const start = async () => {
      const page = { owner: draftKeys[0].owner, roleArn };
      const read = await readAsOwner<ReadContent>(`/api/cases/${caseId}/content`, page, leaving.signal);
      if (leaving.signal.aborted) return;
      if (read.status === "gone") return onGone(read.why);
      if (read.status === "signed-out") return setProblem("signed-out");
      if (read.status !== "ok" || read.answer.status !== "read") return setProblem("unread");
      try {
        await startFromCase(caseId, read.answer, draftKeys);
        window.location.assign("/cases/new");
      } catch {
        setProblem("not-kept");
      }
    };
    void start();
    return () => leaving.abort();
  }, [caseId, draftKeys, roleArn, onGone]);

  const place = useRef<HTMLDivElement>(null);
  // The pressed button is gone, and so is the first sentence once there is a problem.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with the problem.
  useEffect(() => place.current?.focus(), [problem]);

  if (problem === undefined) {
    return (
      <div ref={place} role="status" tabIndex={-1} className="flex flex-wrap items-center gap-4 text-ink-soft">
        Reading the case from AWS…
        <SecondaryButton onClick={() => onClose()}>Cancel</SecondaryButton>
      </div>
    );
  }
  return (
    <Alert ref={place} tone="notice" role="alert" tabIndex={-1} heading="The form could not be filled">
      <p className="mt-1 mb-3">{problems[problem]}</p>
      {problem === "signed-out" ? (
        <p className="mb-3">
          <SignInAgain />
        </p>
      ) : null}
      <SecondaryButton onClick={() => onClose()}>Continue</SecondaryButton>
    </Alert>
  );
}

"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { caseFields, type EditableField } from "@/lib/cases/case-fields";
import { FailureAlert } from "../../_case/failure-alert";
import { updating } from "../_changes/updating-words";
import type { Answer } from "./change-state";

/** Takes the focus when it appears. */
export function AnswerAlert({ answer }: { answer: Answer }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (answer.status === "failed") {
    return <FailureAlert failure={answer} tried={updating} isUnclear={answer.outcome === "unclear"} />;
  }
  const { heading, text } = wordsOf(answer);
  return (
    <Alert ref={box} tone="notice" role="alert" heading={heading} tabIndex={-1} className="mb-8">
      <p className="mt-1">{text}</p>
      {answer.status === "partly" ? (
        <ul className="mt-2 list-disc pl-5">
          {answer.saved.length > 0 ? <li>Saved: {labelsOf(answer.saved)}</li> : null}
          <li>Not saved: {labelsOf(answer.missing)}</li>
        </ul>
      ) : null}
    </Alert>
  );
}

function wordsOf(answer: Exclude<Answer, { status: "failed" }>): { heading: string; text: string } {
  if (answer.status === "unchanged") {
    return {
      heading: "The changes were not saved",
      text: "AWS's answer was lost, so we read the case: it has none of your changes. Save them again.",
    };
  }
  const rest = "The form below has what is missing. Review it, then save again.";
  return answer.isAccepted
    ? {
        heading: "AWS did not keep all of your changes",
        text: `AWS accepted them, but the case does not show all of them. ${rest}`,
      }
    : {
        heading: "Only part of your changes was saved",
        text: `AWS's answer was lost, so we read the case: it has some of them. ${rest}`,
      };
}

function labelsOf(names: readonly EditableField["name"][]): string {
  return names.map((name) => caseFields[name].label).join(", ");
}

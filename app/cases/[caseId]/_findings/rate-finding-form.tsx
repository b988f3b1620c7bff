"use client";

import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { FieldError } from "@/components/form/field-error";
import { SecondaryButton } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { feedbackRules } from "@/lib/cases/comment-rules";
import { readText } from "@/lib/cases/text-field";
import type { PageOwner } from "@/lib/page-owner";
import { type ActionFailure, failed, isFailure } from "@/lib/result";
import { callAction } from "../../../_action/call-action";
import { FailureAlert } from "../../_case/failure-alert";
import { rateFinding } from "./rate-finding";
import { rating } from "./rating-words";

type Usefulness = "USEFUL" | "NOT_USEFUL";

type RateFindingFormProps = {
  caseId: string;
  investigationId: string;
  /** For screen readers, which meet the same buttons at every finding. */
  title: string;
  owner: PageOwner;
  given: { usefulness: string | undefined; comment: string | undefined } | undefined;
};

/** "Useful" or "Not useful", with a reason if there is one. A later rating replaces an earlier one. */
export function RateFindingForm({ caseId, investigationId, title, owner, given }: RateFindingFormProps) {
  const id = useId();
  const [said, setSaid] = useState<string | undefined>(given?.usefulness);
  const [comment, setComment] = useState(given?.comment ?? "");
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<ActionFailure>();
  const [isSending, startSending] = useTransition();
  const box = useRef<HTMLTextAreaElement>(null);

  function rate(usefulness: Usefulness) {
    if (isSending) return;
    const problems: string[] = [];
    readText(comment, feedbackRules, (message) => problems.push(message));
    setError(problems[0]);
    if (problems.length > 0) return box.current?.focus();
    setFailure(undefined);
    startSending(async () => {
      const answer = await callAction(() => rateFinding({ caseId, investigationId, usefulness, comment }, owner));
      if (!isFailure(answer)) return setSaid(usefulness);
      setFailure(answer.status === "invalid" ? failed("refused") : answer);
    });
  }

  const keepOnPage = (event: FormEvent) => event.preventDefault();
  return (
    <form onSubmit={keepOnPage} className="mt-3 print:hidden noscript:hidden">
      {failure ? <FailureAlert failure={failure} tried={rating} isUnclear={failure.outcome === "unclear"} /> : null}
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        Your reason <span className="font-normal text-ink-soft">(not required)</span>
        <span className="sr-only"> for “{title}”</span>
      </label>
      <Textarea
        ref={box}
        id={id}
        rows={2}
        value={comment}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => setComment(event.target.value)}
      />
      <FieldError id={id} message={error} />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {choices.map(({ usefulness, label }) => (
          <SecondaryButton
            key={usefulness}
            aria-label={`${label}: ${title}`}
            aria-pressed={said === usefulness}
            aria-disabled={isSending}
            onClick={() => rate(usefulness)}
            className="aria-pressed:border-accent aria-pressed:text-accent"
          >
            {label}
          </SecondaryButton>
        ))}
        <span role="status" className="text-ink-soft">
          {isSending ? "Sending…" : said === undefined ? "" : `You rated this “${labelOf(said)}”.`}
        </span>
      </div>
    </form>
  );
}

const choices = [
  { usefulness: "USEFUL", label: "Useful" },
  { usefulness: "NOT_USEFUL", label: "Not useful" },
] as const;

function labelOf(said: string): string {
  return choices.find(({ usefulness }) => usefulness === said)?.label ?? said;
}

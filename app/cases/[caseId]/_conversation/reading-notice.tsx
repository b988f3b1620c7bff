"use client";

import { useRef } from "react";
import { LinkButton } from "@/components/ui/button";
import type { ReadFailure } from "@/lib/cases/aws-failure";
import { formatCount } from "@/lib/cases/counted";
import { SignInAgain } from "../../../_account/sign-in-again";
import { type ConversationState, countComments } from "./conversation-state";
import { type ListName, listNames } from "./timeline-page";

type ReadingNoticeProps = { state: ConversationState; onTryAgain: (list: ListName) => void };

/** Names the lists that are still being read, and those that failed. */
export function ReadingNotice({ state, onTryAgain }: ReadingNoticeProps) {
  const { readings, entries, total } = state;
  const box = useRef<HTMLDivElement>(null);
  const stopped = listNames.flatMap((list) => {
    const reading = readings[list];
    const sentence = reading.at === "stop" ? sentenceOf(list, reading.why) : undefined;
    return reading.at === "stop" && sentence ? [{ list, why: reading.why, sentence }] : [];
  });
  return (
    <div ref={box} tabIndex={-1} className="space-y-2 text-ink-soft has-[p]:mt-4">
      {readings.comments.at === "page" ? (
        <p>
          Reading comments… {formatCount(countComments(entries))}
          {total === undefined ? " so far" : ` of ${formatCount(total)}`}
        </p>
      ) : null}
      <div role="status" className="space-y-2">
        {stopped.map(({ list, why, sentence }) => (
          <p key={list}>
            {sentence} {why === "session-refused" ? <SignInAgain nextStep="Try again here." /> : null}
            {why === "denied" ? null : (
              <LinkButton
                className="print:hidden"
                onClick={() => {
                  // The pressed button disappears.
                  box.current?.focus();
                  onTryAgain(list);
                }}
              >
                Try again
              </LinkButton>
            )}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The panel of findings speaks for itself. */
function sentenceOf(list: ListName, why: ReadFailure): string | undefined {
  switch (why) {
    case "denied":
      if (list === "findings") return undefined;
      return list === "comments"
        ? "You do not have permission to read the comments of this case (security-ir:ListComments)."
        : "Edits are not shown: you do not have permission to read them (security-ir:ListCaseEdits).";
    case "absent":
      return `AWS does not show the ${list} of this case.`;
    case "session-refused":
      return `Your session has ended, so the ${list} are not complete.`;
    case "unavailable":
      return `We could not read all ${list} from AWS.`;
  }
}

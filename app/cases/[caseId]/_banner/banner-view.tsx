"use client";

import type { ReactNode } from "react";
import { waitingIn } from "@/lib/cases/case-banner";
import type { CaseFacts } from "@/lib/cases/case-facts";
import { formatUtc } from "@/lib/cases/moment-text";
import { useFacts, useLiveFacts } from "../_facts/live-facts";
import { JumpToComposer } from "./jump-to-composer";

type BannerViewProps = {
  initial: CaseFacts;
  /** When AWS aims to respond first. */
  children: ReactNode;
};

/** A screen reader hears when it changes. */
export function BannerView({ initial, children }: BannerViewProps) {
  const facts = useFacts(initial);
  const { hasAnswer } = useLiveFacts();
  const waiting = waitingIn(facts);
  if (waiting === "unknown") return null;
  const look = waiting === "for-you" ? "border-notice bg-notice-surface" : "border-line bg-surface";
  return (
    <div className={`mb-6 rounded-md border border-l-4 px-4 py-3 ${look}`}>
      <div role="status">
        <h2 className="text-lg">{headingOf(waiting, facts)}</h2>
        {waiting === "closed" && facts.closureCode ? <p>AWS gives as the reason: {facts.closureCode}.</p> : null}
        {sentences[waiting] ? <p>{sentences[waiting]}</p> : null}
      </div>
      {waiting === "for-you" ? <JumpToComposer>Answer AWS</JumpToComposer> : null}
      {waiting === "for-aws" && !hasAnswer ? children : null}
    </div>
  );
}

type Known = Exclude<ReturnType<typeof waitingIn>, "unknown">;

const sentences: Readonly<Record<Known, string>> = {
  closed: "A closed case cannot be opened again.",
  "own-team": "AWS is not notified of this case or of its comments.",
  "for-you": "AWS closes a case after five business days without an answer.",
  "for-aws": "",
};

function headingOf(waiting: Known, { closedAt }: CaseFacts): string {
  switch (waiting) {
    case "closed":
      return closedAt === undefined ? "Closed" : `Closed on ${formatUtc(new Date(closedAt))}`;
    case "own-team":
      return "With your own team";
    case "for-you":
      return "AWS is waiting for your answer";
    case "for-aws":
      return "With AWS’s responders";
  }
}

"use client";

import { useId } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { formatUtc } from "@/lib/cases/moment-text";
import { UserText } from "../_case/user-text";
import type { ListedDraft } from "./read-drafts";

type DraftListProps = { heading: string; drafts: readonly ListedDraft[]; onContinue: (clientToken: string) => void };

export function DraftList({ heading, drafts, onContinue }: DraftListProps) {
  const id = useId();
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mb-8 rounded-lg border border-line bg-surface px-4 py-4 sm:px-6">
      <h2 id={id} className="text-xl">
        {heading}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {drafts.map((draft) => (
          <li key={draft.clientToken} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="font-semibold">{draft.title ? <UserText>{draft.title}</UserText> : "No title yet"}</p>
              <p className="text-ink-soft">{stateOf(draft)}</p>
            </div>
            <SecondaryButton onClick={() => onContinue(draft.clientToken)}>
              Continue<span className="sr-only"> with {draft.title || "the draft without a title"}</span>
            </SecondaryButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf({ savedAt, triedAt }: ListedDraft): string {
  return triedAt === undefined
    ? `Not sent. Saved ${formatUtc(new Date(savedAt))}.`
    : `AWS may have opened it. First sent ${formatUtc(new Date(triedAt))}.`;
}

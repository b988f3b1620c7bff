"use client";

import { useEffect, useRef } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { formatCount } from "@/lib/cases/counted";
import { SignInAgain } from "../../../_account/sign-in-again";
import type { Made, RecordProgress } from "./make-record";

type RecordProgressBarProps = { progress: RecordProgress; onCancel: () => void };

/** The button takes the focus: a press can take a while to be ready. */
export function RecordProgressBar({ progress: { comments, total }, onCancel }: RecordProgressBarProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div>
      <p role="status" className="sr-only">
        Reading the case from AWS…
      </p>
      <progress
        aria-label="Making the record"
        {...(total ? { value: comments, max: Math.max(total, comments) } : {})}
        className="block h-3 w-full accent-accent"
      />
      <p aria-hidden="true" className="mt-1 mb-3 text-ink-soft">
        {total === undefined
          ? "Reading the case from AWS…"
          : `Reading comments… ${formatCount(comments)} of ${formatCount(total)}`}
      </p>
      <SecondaryButton ref={button} onClick={onCancel}>
        Cancel
      </SecondaryButton>
    </div>
  );
}

const words: Readonly<Record<Exclude<Made["status"], "made" | "gone">, string>> = {
  cancelled: "Cancelled. Nothing was saved.",
  nothing: "AWS shows nothing of this case to your role, so there is no record to save.",
  unreachable: "The portal did not answer. Nothing was saved. Check your connection, then try again.",
  "signed-out": "Your session has ended. Nothing was saved.",
};

/** Why there is no record. */
export function NoRecord({ made }: { made: Exclude<Made, { status: "made" }> }) {
  if (made.status === "gone") return null;
  return (
    <>
      {words[made.status]} {made.status === "signed-out" ? <SignInAgain nextStep="Try again here." /> : null}
    </>
  );
}

"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import { UserText } from "../../user-text";
import type { PrefillStatus } from "./use-prefill";

type PrefillNoticeProps = {
  status: PrefillStatus;
  /** False on the review, which shows the form as it will be sent. */
  canUndo: boolean;
};

/** What there is to say about a link that fills the form. Takes the focus where a choice was made in it, whose buttons are gone. */
export function PrefillNotice({ status, canUndo }: PrefillNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  const shown = useRef(status.kind);
  useEffect(() => {
    const hadButtons = shown.current === "asking" || shown.current === "filled";
    if (hadButtons && shown.current !== status.kind) notice.current?.focus();
    shown.current = status.kind;
  }, [status.kind]);
  return (
    <div role="status" ref={notice} tabIndex={-1}>
      {status.kind === "quiet" ? null : (
        <Alert tone="notice" className="mb-8">
          <Words status={status} canUndo={canUndo} />
        </Alert>
      )}
    </div>
  );
}

function Words({ status, canUndo }: PrefillNoticeProps) {
  switch (status.kind) {
    case "quiet":
      return null;
    case "refused":
      return (
        <>
          <p>{status.message}</p>
          <Ignored reasons={status.ignored} />
        </>
      );
    case "asking":
      return (
        <>
          <p className="mb-3">
            A link was opened that fills this form, and there is a draft here already. If you use the link, your draft
            is set aside, and you can go back to it.
          </p>
          <div className="flex flex-wrap gap-3">
            <SecondaryButton onClick={status.onUse}>Use the link</SecondaryButton>
            <SecondaryButton onClick={status.onKeep}>Keep my draft</SecondaryButton>
          </div>
        </>
      );
    case "filled":
      return (
        <>
          <p>
            <strong>Filled from a link: check it.</strong> Whoever wrote the link chose what is in the form. Nothing is
            sent before you have reviewed it.{" "}
            {canUndo ? <LinkButton onClick={status.onUndo}>{status.undoLabel}</LinkButton> : null}
          </p>
          {status.cautions.length > 0 ? (
            <ul className="mt-2 list-disc space-y-1 pl-5">
              {status.cautions.map((caution) => (
                <li key={caution}>
                  <UserText>{caution}</UserText>
                </li>
              ))}
            </ul>
          ) : null}
          <Ignored reasons={status.ignored} />
        </>
      );
    case "undone":
      return <p>{status.message}</p>;
  }
}

function Ignored({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <p className="mt-3 font-semibold">Ignored, and why:</p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {reasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a reason may stand in it twice.
          <li key={index}>
            <UserText>{reason}</UserText>
          </li>
        ))}
      </ul>
    </>
  );
}

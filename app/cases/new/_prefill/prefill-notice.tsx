"use client";

import { useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import { UserText } from "../../_case/user-text";
import type { Prefill } from "./use-prefill";

type PrefillNoticeProps = {
  prefill: Prefill;
  /** False on the review, whose content must not change. */
  isFormShown: boolean;
};

/** Takes the focus after a choice, because its buttons disappear. */
export function PrefillNotice({ prefill: { filled, news }, isFormShown }: PrefillNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  const choose = (run: () => void) => () => {
    run();
    notice.current?.focus();
  };
  return (
    <div role="status" ref={notice} tabIndex={-1}>
      {filled ? (
        <Alert tone="notice" className="mb-8">
          <Filled filled={filled} isFormShown={isFormShown} choose={choose} />
        </Alert>
      ) : null}
      {news.kind === "quiet" ? null : (
        <Alert tone="notice" className="mb-8">
          <News news={news} isFormShown={isFormShown} choose={choose} />
        </Alert>
      )}
    </div>
  );
}

type Choosing = { isFormShown: boolean; choose: (run: () => void) => () => void };

function Filled({ filled, isFormShown, choose }: Choosing & { filled: NonNullable<Prefill["filled"]> }) {
  const { cautions, ignored, undo } = filled;
  return (
    <>
      <p>
        <strong>A link filled in this form. Check every answer.</strong> Nothing is sent until you have reviewed it.{" "}
        {undo && isFormShown ? <LinkButton onClick={choose(undo.onUndo)}>{undo.label}</LinkButton> : null}
      </p>
      {cautions.length > 0 ? (
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {cautions.map((caution) => (
            <li key={caution}>
              <UserText>{caution}</UserText>
            </li>
          ))}
        </ul>
      ) : null}
      <Ignored reasons={ignored} />
    </>
  );
}

function News({ news, isFormShown, choose }: Choosing & { news: Prefill["news"] }) {
  switch (news.kind) {
    case "quiet":
      return null;
    case "refused":
      return (
        <>
          <p>{news.message}</p>
          <Ignored reasons={news.ignored} />
        </>
      );
    case "asking":
      return isFormShown ? (
        <>
          <p className="mb-3">
            You opened a link that fills in this form, and you already have a draft. If you use the link, your draft is
            kept and you can go back to it.
          </p>
          <div className="flex flex-wrap gap-3">
            <SecondaryButton onClick={choose(news.onUse)}>Use the link</SecondaryButton>
            <SecondaryButton onClick={choose(news.onKeep)}>Keep my draft</SecondaryButton>
          </div>
        </>
      ) : (
        <p>
          You opened a link that fills in this form, and you already have a draft. Go back to the form to choose between
          them.
        </p>
      );
    case "undone":
      return <p>{news.message}</p>;
  }
}

function Ignored({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <p className="mt-3 font-semibold">Left out, and why:</p>
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

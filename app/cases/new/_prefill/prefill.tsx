"use client";

import type { RefObject } from "react";
import { Alert } from "@/components/ui/alert";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import { UserText } from "../../_case/user-text";
import { type PrefillState, type UsePrefillOptions, usePrefill } from "./use-prefill";

/** `isFormShown` is false on the review, whose content must not change. */
type PrefillProps = UsePrefillOptions & {
  isFormShown: boolean;
  /** Takes the focus after a choice, because its buttons disappear. */
  notice: RefObject<HTMLDivElement | null>;
};

/** Fills the form from a link or a template, and says so. */
export function Prefill({ isFormShown, notice, ...options }: PrefillProps) {
  const { filled, news } = usePrefill(options);
  const choose = (run: () => void) => () => {
    run();
    notice.current?.focus();
  };
  return (
    <>
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
    </>
  );
}

const chose = { link: "opened a link", template: "chose a template" } as const;

type Choosing = { isFormShown: boolean; choose: (run: () => void) => () => void };

function Filled({ filled, isFormShown, choose }: Choosing & { filled: NonNullable<PrefillState["filled"]> }) {
  const { cautions, ignored, undo } = filled;
  return (
    <>
      <p>
        <strong>{toFilledWords(filled)} Check every answer.</strong> Nothing is sent until you have reviewed it.{" "}
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

function toFilledWords({ caseId, template }: NonNullable<PrefillState["filled"]>): string {
  if (caseId) return `This form is filled in from case ${caseId}.`;
  return template ? `The template “${template}” filled in this form.` : "A link filled in this form.";
}

function News({ news, isFormShown, choose }: Choosing & { news: PrefillState["news"] }) {
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
      return isFormShown || news.about === "unclear" ? (
        <>
          <p className="mb-3">
            {news.about === "unclear"
              ? `You ${chose[news.source]} that fills in this form. AWS may already have opened the case below. If you use the ${news.source}, that case stays in your drafts.`
              : `You ${chose[news.source]} that fills in this form, and you already have a draft. If you use the ${news.source}, your draft is kept and you can go back to it.`}
          </p>
          <div className="flex flex-wrap gap-3">
            <SecondaryButton onClick={choose(news.onUse)}>Use the {news.source}</SecondaryButton>
            <SecondaryButton onClick={choose(news.onKeep)}>Keep my draft</SecondaryButton>
          </div>
        </>
      ) : (
        <p>
          You {chose[news.source]} that fills in this form, and you already have a draft.{" "}
          {news.about === "busy"
            ? "You can choose between them once AWS has answered."
            : "Go back to the form to choose between them."}
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

"use client";

import { useId } from "react";
import { caseFields } from "@/lib/cases/case-fields";
import { counted } from "@/lib/cases/counted";
import { codePointLength } from "@/lib/cases/text";
import type { Choice, ValueProposal } from "@/lib/evidence/evidence-proposal";
import { UserText } from "../../_case/user-text";

const choiceWords: Record<Choice, string> = {
  keep: "Keep mine",
  use: "Use this",
  append: "Add below mine",
};

type ValueChoiceProps = { value: ValueProposal; choice: Choice; onChoice: (choice: Choice) => void };

const scrolling = "max-h-48 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 break-words";

/** Shows the value that was read beside the form's own, and asks which to use. */
export function ValueChoice({ value, choice, onChoice }: ValueChoiceProps) {
  const { name, heading, theirs, mine, choices, doubts } = value;
  const id = useId();
  const combined = choice === "append" ? `${mine}\n\n${theirs}` : theirs;
  const field = caseFields[name];
  const isLongText = field.kind === "text" && field.multiline;
  const over = isLongText && choice !== "keep" ? codePointLength(combined) - field.maxCharacters : 0;
  return (
    <fieldset className="min-w-0 border-t border-line pt-4">
      <legend className="float-left mb-1 w-full font-semibold">{heading}</legend>
      <div className="clear-both">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and has to by keyboard too. */}
        <section aria-label={`${heading}, as read`} tabIndex={0} className={scrolling}>
          <UserText>{theirs}</UserText>
        </section>
      </div>
      {doubts.map((doubt) => (
        <p key={doubt} className="mt-1 font-semibold">
          {doubt}
        </p>
      ))}
      {mine === "" ? null : (
        <p className="mt-1 text-sm text-ink-soft">The form has: “{<UserText>{shortened(mine)}</UserText>}”</p>
      )}
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {choices.map((one) => (
          <div key={one} className="flex items-start gap-2">
            <input
              type="radio"
              id={`${id}-${one}`}
              name={`${id}-choice`}
              checked={choice === one}
              onChange={() => onChoice(one)}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <label htmlFor={`${id}-${one}`}>
              {mine === "" && one === "keep" ? "Leave it empty" : choiceWords[one]}
            </label>
          </div>
        ))}
      </div>
      {over > 0 ? <p className="mt-1 text-danger">This is {counted(over, "character")} too long for AWS.</p> : null}
    </fieldset>
  );
}

function shortened(text: string): string {
  const start = Array.from(text.slice(0, 400));
  return start.length > 120 ? `${start.slice(0, 120).join("")}…` : text;
}

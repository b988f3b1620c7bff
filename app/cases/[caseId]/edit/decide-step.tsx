"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { FieldError } from "@/components/form/field-error";
import { PrimaryButton } from "@/components/ui/button";
import type { Choice, Conflict } from "@/lib/cases/case-merge";
import type { EditInput } from "@/lib/cases/edit-input";
import { Panel } from "../../_case/facts";
import { FieldFact } from "../../_case/section-panel";
import { EntryText } from "./change-list";
import type { Choices } from "./change-state";

type DecideStepProps = { conflicts: readonly Conflict[]; onDecide: (choices: Choices) => void };

/** For each conflict, the analyst says whose change counts. Takes the focus when it appears. */
export function DecideStep({ conflicts, onDecide }: DecideStepProps) {
  const [choices, setChoices] = useState<Choices>(new Map());
  const [isAsked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);

  function decide(event: FormEvent) {
    event.preventDefault();
    const open = conflicts.find(({ id }) => !choices.has(id));
    if (!open) return onDecide(choices);
    setAsked(true);
    const first = form.current?.elements.namedItem(open.id);
    const control = first instanceof RadioNodeList ? first[0] : first;
    if (control instanceof HTMLElement) control.focus();
  }

  return (
    <form ref={form} onSubmit={decide}>
      <h1 ref={heading} tabIndex={-1} className="mb-2 text-3xl">
        Somebody else changed this case
      </h1>
      <p className="mb-8 text-ink-soft">
        They changed the same as you, after you opened this form. Nothing was sent. Choose what to keep, then review
        your changes again. Your other changes are kept.
      </p>
      {conflicts.map((conflict) => (
        <Decision
          key={conflict.id}
          conflict={conflict}
          chosen={choices.get(conflict.id)}
          isMissing={isAsked && !choices.has(conflict.id)}
          onChoose={(choice) => setChoices(new Map(choices).set(conflict.id, choice))}
        />
      ))}
      <PrimaryButton type="submit">Review changes</PrimaryButton>
    </form>
  );
}

type DecisionProps = {
  conflict: Conflict;
  chosen: Choice | undefined;
  isMissing: boolean;
  onChoose: (choice: Choice) => void;
};

const labels = { theirs: "Keep theirs", mine: "Use mine" } as const;

function Decision({ conflict, chosen, isMissing, onChoose }: DecisionProps) {
  const id = useId();
  const { label } = conflict.field;
  const error = isMissing ? `Choose what to keep: ${label}` : undefined;
  return (
    <Panel heading={label}>
      <fieldset aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="sr-only">{label}: what to keep</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {(["theirs", "mine"] as const).map((choice) => (
            <div
              key={choice}
              className="relative flex min-w-0 gap-3 rounded-md border border-control bg-surface p-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent hover:bg-sunken"
            >
              <input
                type="radio"
                id={`${id}-${choice}`}
                name={conflict.id}
                value={choice}
                checked={chosen === choice}
                onChange={() => onChoose(choice)}
                aria-invalid={error ? true : undefined}
                aria-describedby={`${id}-${choice}-value`}
                className="relative z-1 mt-0.5 size-5 shrink-0 accent-accent"
              />
              <div className="min-w-0">
                <label
                  htmlFor={`${id}-${choice}`}
                  className="font-semibold before:absolute before:inset-0 before:content-['']"
                >
                  {labels[choice]}
                </label>
                <div id={`${id}-${choice}-value`} className="break-words">
                  <Value conflict={conflict} of={choice} />
                </div>
              </div>
            </div>
          ))}
        </div>
        <FieldError id={id} message={error} />
      </fieldset>
    </Panel>
  );
}

function Value({ conflict, of }: { conflict: Conflict; of: Choice }) {
  const { field } = conflict;
  if (field.kind === "choice" || field.kind === "text") {
    return <FieldFact field={field} facts={{ [field.name]: conflict[of] }} />;
  }
  if (field.kind === "start") return <Start typed={conflict[of] as EditInput["reportedIncidentStartDate"]} />;
  const entries = conflict[of] as readonly (string | object)[]; // Of the same field as the conflict.
  if (entries.length === 0) return <span className="text-ink-soft">Removed</span>;
  return entries.map((entry) => (
    <div key={JSON.stringify(entry)}>
      <EntryText field={field} entry={entry} />
    </div>
  ));
}

/** As it is typed: it may be in any time zone. */
function Start({ typed: { date, time, timeZone } }: { typed: EditInput["reportedIncidentStartDate"] }) {
  return `${date} ${time} ${timeZone}`;
}

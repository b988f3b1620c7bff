"use client";

import { useRef, useState } from "react";
import { FieldError } from "@/components/form/field-error";
import { statusesFor } from "@/lib/cases/case-moves";
import type { PageOwner } from "@/lib/page-owner";
import { MoveForm, type MoveProps } from "./move-form";
import { savingStatus } from "./move-words";
import { saveStatus } from "./save-status";

export function StatusForm(props: MoveProps) {
  const { caseId, facts } = props;
  const statuses = statusesFor(facts);
  const [chosen, choose] = useState<string>();
  const [error, setError] = useState<string>();
  const group = useRef<HTMLFieldSetElement>(null);
  // Somebody else may have changed the status since, and with it the choices.
  const to = statuses.find((status) => status === chosen);

  function prepare() {
    setError(to ? undefined : "Select a status");
    if (!to) return void group.current?.querySelector("input")?.focus();
    return (page: PageOwner) => saveStatus({ caseId, from: facts.caseStatus, to }, page);
  }

  return (
    <MoveForm
      {...props}
      move="status"
      isDone={chosen !== undefined && chosen === facts.caseStatus}
      heading="Change status"
      button="Save status"
      words={savingStatus}
      prepare={prepare}
      outcomes={{
        answer: `Status saved: ${to}.`,
        look: `AWS did not confirm it, but the status is now ${to}.`,
        others: `The status is already ${to}. Nothing more was sent.`,
      }}
    >
      <fieldset ref={group} aria-describedby={error ? "status-error" : undefined}>
        <legend className="mb-2">
          The status is <strong>{facts.caseStatus}</strong>. The new status:
        </legend>
        {statuses.map((status) => (
          <label key={status} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="status"
              checked={status === chosen}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? "status-error" : undefined}
              onChange={() => {
                choose(status);
                setError(undefined);
              }}
              className="size-5 shrink-0 accent-accent"
            />
            {status}
          </label>
        ))}
        <FieldError id="status" message={error} />
      </fieldset>
    </MoveForm>
  );
}

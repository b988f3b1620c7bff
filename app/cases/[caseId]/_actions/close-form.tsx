"use client";

import { useRef, useState } from "react";
import { FieldError } from "@/components/form/field-error";
import { Input } from "@/components/ui/input";
import type { PageOwner } from "@/lib/page-owner";
import { closeCase } from "./close-case";
import { MoveForm, type MoveProps } from "./move-form";
import { closing } from "./move-words";

export function CloseForm(props: MoveProps) {
  const { caseId, facts } = props;
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();
  const box = useRef<HTMLInputElement>(null);

  function prepare() {
    const isConfirmed = typed.trim().toLowerCase() === "close";
    setError(isConfirmed ? undefined : "Type the word close");
    if (!isConfirmed) return void box.current?.focus();
    return (page: PageOwner) => closeCase({ caseId }, page);
  }

  return (
    <MoveForm
      {...props}
      move="close"
      heading="Close this case for good?"
      button="Close case"
      words={closing}
      prepare={prepare}
      outcomes={{
        answer: "Case closed.",
        look: "AWS did not confirm it, but the case is closed now.",
        others: "The case is already closed. Nothing more was sent.",
      }}
    >
      <p>
        <strong>A closed case cannot be opened again.</strong> AWS deletes its files seven days after closing.
      </p>
      {facts.resolverType === "AWS" && facts.caseStatus !== "Ready to Close" ? (
        <p className="mt-2">AWS’s responders may still be at work: the status is {facts.caseStatus ?? "unknown"}.</p>
      ) : null}
      <label htmlFor="confirm-close" className="mt-4 mb-1 block font-semibold">
        Type close to confirm
      </label>
      <Input
        ref={box}
        id="confirm-close"
        value={typed}
        autoCapitalize="none"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "confirm-close-error" : undefined}
        className="max-w-48"
        onChange={(event) => {
          setTyped(event.target.value);
          setError(undefined);
        }}
      />
      <FieldError id="confirm-close" message={error} />
    </MoveForm>
  );
}

"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Field } from "@/components/form/field";
import { LinkButton, SecondaryButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { findCaseId } from "@/lib/cases/find-case-id";

type UnclearWaysProps = {
  isBusy: boolean;
  /** False if this case could not be kept. */
  onSetAside: () => Promise<boolean>;
  onOpenedElsewhere: (caseId: string) => void;
  /** The way that finds out what became of the case. */
  children?: ReactNode;
};

/** Nobody is locked into a case that AWS may have opened. */
export function UnclearWays({ isBusy, onSetAside, onOpenedElsewhere, children }: UnclearWaysProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [isStuck, setIsStuck] = useState(false);

  async function setAside() {
    if (!isBusy) setIsStuck(!(await onSetAside()));
  }

  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {children}
        <SecondaryButton aria-disabled={isBusy} onClick={() => void setAside()}>
          Open a different case
        </SecondaryButton>
        {isAsking ? null : (
          <LinkButton aria-disabled={isBusy} onClick={() => setIsAsking(!isBusy)}>
            I opened it another way
          </LinkButton>
        )}
      </div>
      <p role="status" className="mt-2 empty:mt-0">
        {isStuck ? "Your browser cannot keep this case, so it cannot be left. Copy it below first." : ""}
      </p>
      {isAsking ? <OpenedElsewhere onOpened={onOpenedElsewhere} /> : null}
    </>
  );
}

function OpenedElsewhere({ onOpened }: { onOpened: (caseId: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();

  function submit(event: FormEvent) {
    event.preventDefault();
    const caseId = findCaseId(typed);
    if (caseId) onOpened(caseId);
    else setError("Enter the case ID, a number of 10 digits or more");
  }

  return (
    <form onSubmit={submit} noValidate className="mt-3 max-w-md">
      <Field
        id={id}
        label="I opened it another way: case"
        hint="The ID or the link of the case. The case is shown, and this draft ends."
        error={error}
      >
        {(field) => <Input {...field} autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <SecondaryButton type="submit" className="mt-3">
        Show the case
      </SecondaryButton>
    </form>
  );
}

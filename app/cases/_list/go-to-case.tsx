"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field } from "@/components/form/field";
import { SecondaryButton } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { findCaseId } from "@/lib/cases/find-case-id";

/** For people who have an ID, a link or an ARN, and perhaps no right to list cases. */
export function GoToCase() {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  // Typed before the page's script ran.
  useEffect(() => setTyped(box.current?.value ?? ""), []);

  function go() {
    const caseId = findCaseId(box.current?.value ?? "");
    setError(caseId === undefined ? "Enter one case ID: 10 to 32 digits, such as 1234567890." : undefined);
    if (caseId === undefined) box.current?.focus();
    else window.location.assign(`/cases/${caseId}`);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    go();
  }

  return (
    // The action keeps a press before the page is alive from sending what is typed in an address.
    <form action={go} onSubmit={submit} className="mb-8 print:hidden noscript:hidden">
      <div className="flex max-w-md items-end gap-3">
        <div className="min-w-0 flex-1">
          <Field id="go-to-case" label="Go to a case" error={error}>
            {(control) => (
              <Input
                {...control}
                ref={box}
                value={typed}
                inputMode="numeric"
                placeholder="Case ID or link"
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </div>
        <SecondaryButton type="submit">Go</SecondaryButton>
      </div>
    </form>
  );
}

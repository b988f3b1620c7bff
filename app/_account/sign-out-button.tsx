"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { SecondaryButton } from "@/components/ui/button";
import { eraseAllDrafts, keepsDrafts } from "../_draft/draft-store";

/** Erases what this browser holds of drafts, after asking where there are some; then ends the session here and at the identity provider. */
export function SignOutButton() {
  const [problem, setProblem] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLDivElement>(null);
  const questionId = useId();
  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);

  async function start() {
    setProblem("");
    if (!(await keepsDrafts())) return leave();
    setIsAsking(true);
    question.current?.focus(); // Where it stands there already.
  }

  async function leave() {
    setIsAsking(false);
    try {
      // First of all, whether the portal is there: nothing is erased for a sign-out that cannot be.
      const { ok, status } = await fetch("/api/health", { cache: "no-store" });
      if (!ok) throw new Error(`Answered ${status}`);
      await eraseAllDrafts();
      window.location.assign(await endSession());
    } catch {
      setProblem("You are still signed in: the portal did not answer. Try again when you are online.");
    }
  }

  function stay() {
    setIsAsking(false);
    button.current?.focus();
  }

  function stayOnEscape(event: KeyboardEvent) {
    if (event.key === "Escape") stay();
  }

  return (
    <>
      <form action={start}>
        <SecondaryButton ref={button} type="submit" className="text-sm">
          Sign out
        </SecondaryButton>
        <p role="status" className="text-danger">
          {problem}
        </p>
      </form>
      {isAsking ? (
        <Alert
          ref={question}
          tone="notice"
          role="group"
          aria-labelledby={questionId}
          tabIndex={-1}
          onKeyDown={stayOnEscape}
          // A row of its own that widens nothing: the button stays where it was pressed.
          className="mt-2 w-0 min-w-full"
        >
          <p id={questionId} className="mb-2">
            Signing out erases the drafts kept in this browser.
          </p>
          <div className="flex flex-wrap gap-2">
            <SecondaryButton onClick={() => void leave()} className="text-sm">
              Erase and sign out
            </SecondaryButton>
            <SecondaryButton onClick={stay} className="text-sm">
              Stay signed in
            </SecondaryButton>
          </div>
        </Alert>
      ) : null}
    </>
  );
}

/** Ends the portal's session; where the browser goes to end the identity provider's. Throws when the portal did not do it. */
async function endSession(): Promise<string> {
  const response = await fetch("/api/sign-out", { method: "POST" });
  if (!response.ok) throw new Error(`Answered ${response.status}`);
  const { goTo } = (await response.json()) as { goTo: string }; // The portal's own answer.
  return goTo;
}

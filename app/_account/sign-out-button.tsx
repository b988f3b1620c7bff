"use client";

import { useEffect, useId, useRef, useState } from "react";
import { SecondaryButton } from "@/components/ui/button";
import { focusOnceRendered } from "@/components/ui/once-rendered";

/** Asks first if something typed in this browser would be lost. */
export function SignOutButton() {
  const [question, setQuestion] = useState("");
  const [problem, setProblem] = useState("");
  const signOut = useRef<HTMLButtonElement>(null);

  async function leave(isSure: boolean) {
    try {
      // Loaded by the press, because most pages are left without it.
      const { losses, leavePortal } = await import("./leave-portal");
      const lost = isSure ? "" : await losses();
      if (lost) return setQuestion(lost);
      await leavePortal();
    } catch {
      setProblem("You are still signed in: the portal did not answer. Try again when you are online.");
    }
  }

  function stay() {
    setQuestion("");
    focusOnceRendered(() => signOut.current);
  }

  return (
    // Does nothing without JavaScript.
    <form action={() => leave(false)} className="noscript:hidden">
      {question ? (
        <LossQuestion question={question} onStay={stay} onLeave={() => void leave(true)} />
      ) : (
        <SecondaryButton ref={signOut} type="submit">
          Sign out
        </SecondaryButton>
      )}
      <p role="status" className="text-danger!">
        {problem}
      </p>
    </form>
  );
}

type LossQuestionProps = { question: string; onStay: () => void; onLeave: () => void };

/** The way that loses nothing takes the focus. */
function LossQuestion({ question, onStay, onLeave }: LossQuestionProps) {
  const id = useId();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div role="alertdialog" aria-labelledby={id}>
      <p id={id} className="mb-3 font-semibold">
        {question}
      </p>
      <div className="flex flex-wrap gap-3">
        <SecondaryButton ref={stay} onClick={onStay}>
          Stay
        </SecondaryButton>
        <SecondaryButton onClick={onLeave} className="text-danger!">
          Sign out and erase
        </SecondaryButton>
      </div>
    </div>
  );
}

"use client";

import { useRef, useState } from "react";
import type { CaseInput } from "@/lib/cases/case-schema";
import { secretsInCase } from "@/lib/cases/secrets-in-case";

/** A case with secrets needs a tick, which lasts for one review. */
export function useSecretCheck(getInput: () => CaseInput) {
  const [secrets] = useState(() => secretsInCase(getInput()));
  const [isAccepted, setIsAccepted] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const tick = useRef<HTMLInputElement>(null);

  /** If not, the tick takes the focus. */
  function canBeSent(): boolean {
    if (secrets.length === 0 || isAccepted) return true;
    setIsAsked(true);
    tick.current?.focus();
    return false;
  }

  return { secrets, canBeSent, question: { isAsked, isAccepted, onAccept: setIsAccepted, tick } };
}

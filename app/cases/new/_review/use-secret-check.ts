"use client";

import { useRef, useState } from "react";
import type { CaseInput } from "@/lib/cases/case-schema";
import { secretsInCase } from "@/lib/cases/secrets-in-case";

/**
 * Looks for secrets in what is reviewed, and lets it be sent only with a tick where there are some. Of one review: another content needs another
 * tick.
 */
export function useSecretCheck(getInput: () => CaseInput) {
  const [secrets] = useState(() => secretsInCase(getInput()));
  const [isAccepted, setIsAccepted] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const tick = useRef<HTMLInputElement>(null);

  /** Whether the case may be sent; if not, the question takes the focus. */
  function mayBeSent(): boolean {
    if (secrets.length === 0 || isAccepted) return true;
    setIsAsked(true);
    tick.current?.focus();
    return false;
  }

  return { secrets, mayBeSent, question: { isAsked, isAccepted, onAccept: setIsAccepted, tick } };
}

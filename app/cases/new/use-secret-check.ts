"use client";

import { useRef, useState } from "react";
import type { CaseInput } from "@/lib/cases/case-schema";
import { type SecretInCase, secretsInCase } from "@/lib/cases/secrets-in-case";

/** Looks for secrets in what is reviewed, and lets it be sent only with a tick where there are some. */
export function useSecretCheck() {
  const [secrets, setSecrets] = useState<readonly SecretInCase[]>([]);
  const [isAccepted, setIsAccepted] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const tick = useRef<HTMLInputElement>(null);

  /** With each review: another content needs another tick. */
  function look(input: CaseInput) {
    setSecrets(secretsInCase(input));
    setIsAccepted(false);
    setIsAsked(false);
  }

  /** Whether the case may be sent; if not, the question takes the focus. */
  function mayBeSent(): boolean {
    if (secrets.length === 0 || isAccepted) return true;
    setIsAsked(true);
    tick.current?.focus();
    return false;
  }

  return { secrets, look, mayBeSent, question: { isAsked, isAccepted, onAccept: setIsAccepted, tick } };
}

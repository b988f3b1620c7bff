"use client";

import { useRef, useState } from "react";
import { focusOnceRendered } from "@/components/ui/once-rendered";
import type { Secret } from "@/lib/cases/secrets";
import type { SecretInCase } from "@/lib/cases/secrets-in-case";

/** A comment with secrets needs a tick, which lasts until the text changes. */
export function useCommentSecrets(fieldId: string) {
  const [secrets, setSecrets] = useState<SecretInCase[]>([]);
  const [isAccepted, setAccepted] = useState(false);
  const tick = useRef<HTMLInputElement>(null);

  /** If not, asks. */
  function canBeSent(found: readonly Secret[]): boolean {
    if (isAccepted) return true;
    setSecrets(found.map(({ line, ...secret }) => ({ ...secret, fieldId, place: `Line ${line}` })));
    if (found.length > 0) focusOnceRendered(() => tick.current);
    return found.length === 0;
  }

  function reset() {
    setSecrets([]);
    setAccepted(false);
  }

  return { secrets, canBeSent, reset, question: { isAsked: true, isAccepted, onAccept: setAccepted, tick } };
}

"use client";

import type { CaseFacts } from "@/lib/cases/case-facts";
import { useFacts } from "./live-facts";

// The details that actions of the page change.

export function LiveStatus({ initial }: { initial: CaseFacts }) {
  return useFacts(initial).caseStatus ?? "Unknown";
}

/** `words` are those of the form. */
export function LiveResolver({ initial, words }: { initial: CaseFacts; words: Readonly<Record<string, string>> }) {
  const { resolverType } = useFacts(initial);
  return resolverType === undefined ? "" : (words[resolverType] ?? resolverType);
}

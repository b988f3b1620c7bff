"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

/**
 * What is wrong with one field. Whoever asks is rendered again only when the sentence changes: react-hook-form's own `useFormState` would render
 * every row of a table whenever one of them is checked.
 */
export function useFieldMessage(
  { subscribe, getFieldState }: UseFormReturn<CaseInput>,
  name: FieldPath<CaseInput>,
): string | undefined {
  const listen = useCallback(
    (callback: () => void) => subscribe({ name, formState: { errors: true }, callback }),
    [subscribe, name],
  );
  return useSyncExternalStore(
    listen,
    () => getFieldState(name).error?.message,
    () => undefined,
  );
}

"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import type { CaseInput } from "@/lib/cases/case-schema";

/** Renders only when this field's message changes; `useFormState` would render every row. */
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

"use client";

import { useSyncExternalStore } from "react";

// By the id of a field or a list of rows. Outside React, so that a mark renders its own field alone.
let marks: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

/** Says more about a field's value, such as where it comes from. */
export function setFieldMarks(next: ReadonlyMap<string, string>): void {
  marks = next;
  for (const listener of listeners) listener();
}

export function useFieldMark(id: string): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => marks.get(id),
    () => undefined,
  );
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function FieldMark({ id, mark }: { id: string; mark: string | undefined }) {
  if (!mark) return null;
  return (
    <p id={`${id}-mark`} className="mb-2 text-sm text-notice">
      {mark}
    </p>
  );
}

"use client";

import { useId } from "react";

export function CommentsOnly({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const id = useId();
  return (
    <span className="inline-flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        id={id}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="size-6 shrink-0 accent-accent"
      />
      <label htmlFor={id}>Comments only</label>
    </span>
  );
}
